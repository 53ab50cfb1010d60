using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Yaml;

namespace Mockd.Engine.Compilation;

/// <summary>Fetches and reads the descriptions a configuration imports.</summary>
public static class ImportReader
{
    /// <summary>One for each import that could be read, in order; problems become diagnostics.</summary>
    public static Task<IReadOnlyList<ImportedDescription>> ReadAsync(
        ConfigFile file,
        ImportCache cache,
        ICollection<Diagnostic> diagnostics,
        CancellationToken cancellation
    ) => throw new NotImplementedException();
}
