using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Imports;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Reading;
using Mockd.Engine.Yaml;

namespace Mockd.Bench.Fuzz;

/// <summary>The ways in which inputs are read.</summary>
internal static class Readings
{
    /// <summary>One text, as a description.</summary>
    public static void Text(byte[] input)
    {
        var diagnostics = new List<Diagnostic>();
        ReadOnlyMemory<byte> json;
        try
        {
            json = YamlReader.Read(input, "fuzz", trackLocations: false).Json;
        }
        catch (YamlSyntaxException)
        {
            return;
        }

        Use(ApiDescriptionReader.Read(json, "fuzz", diagnostics), diagnostics);
    }

    /// <summary>A folder whose <c>api.json</c> refers to others; what lies outside must not come in.</summary>
    public static void Folder(string folder, string cache)
    {
        var diagnostics = new List<Diagnostic>();
        var import = new ImportConfig { Path = "api.json", As = "api" };
        var config = new ConfigFile(
            new TwinConfig { Version = "1.0", Imports = [import] },
            new SourceMap("fuzz", new Dictionary<string, Place>()),
            folder
        );
        var read = ImportReader
            .ReadAsync(config, new ImportOptions(new ImportCache(cache)), diagnostics, CancellationToken.None)
            .GetAwaiter()
            .GetResult();
        Use(read.Count == 0 ? null : read[0].Description, diagnostics);
        if (diagnostics.Find(d => d.ToString().Contains(SpreadTree.Secret, StringComparison.Ordinal)) is { } told)
        {
            throw new InvalidOperationException($"told a secret: {told}");
        }
    }

    private static void Use(ApiDescription? description, List<Diagnostic> diagnostics)
    {
        if (description is not null)
        {
            DescriptionWalk.Run(description);
        }
        else if (diagnostics.TrueForAll(d => d.Severity != Severity.Error))
        {
            throw new InvalidOperationException("refused without a diagnostic");
        }
    }
}
