using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Yaml;

namespace Mockd.Engine.Reading;

/// <summary>A configuration and where its parts stand.</summary>
public sealed record ConfigFile(TwinConfig Config, SourceMap Map, string Folder)
{
    /// <summary>Functions that templates of the file and its profile call, with the place of the first call.</summary>
    public IReadOnlyDictionary<string, SourceLocation> Functions { get; init; } =
        new Dictionary<string, SourceLocation>();

    /// <summary>Values that came from the environment, which no message shows.</summary>
    public Secrets Secrets { get; init; } = Secrets.None;
}
