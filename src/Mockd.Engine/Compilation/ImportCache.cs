using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Yaml;

namespace Mockd.Engine.Compilation;

/// <summary>Folder of fetched and converted descriptions; it is right to delete it at any time.</summary>
public sealed record ImportCache(string Folder)
{
    /// <summary><c>MOCKD_CACHE_DIR</c>, else <c>$XDG_CACHE_HOME/mockd</c>, else <c>~/.cache/mockd</c>.</summary>
    public static ImportCache Default => throw new NotImplementedException();
}
