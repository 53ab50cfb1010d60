using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Yaml;

namespace Mockd.Engine.Compilation;

/// <summary>Reads <c>mockd.yaml</c> (or JSON) into records, with the place of everything in it.</summary>
public static class ConfigReader
{
    /// <summary>The configuration with its profile laid under it, or null when a diagnostic of severity error was added.</summary>
    public static ConfigFile? Read(string path, ICollection<Diagnostic> diagnostics) =>
        throw new NotImplementedException();
}
