using Corpus;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Imports;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Reading;

namespace Inference;

/// <summary>Reads a description as a twin does, without starting one.</summary>
internal static class DescribedDocument
{
    /// <exception cref="InvalidDataException">The description is refused.</exception>
    public static async Task<ApiDescription> ReadAsync(string file)
    {
        using var folder = new RunFolder(file);
        var diagnostics = new List<Diagnostic>();
        var config =
            ConfigReader.Read(folder.ConfigPath, diagnostics)
            ?? throw new InvalidDataException(diagnostics[0].ToString());
        var imports = await ImportReader.ReadAsync(
            config,
            new ImportOptions(new ImportCache(folder.CacheFolder)),
            diagnostics,
            CancellationToken.None
        );
        return imports is [var only]
            ? only.Description
            : throw new InvalidDataException(string.Join("\n", diagnostics));
    }
}
