using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Compilation;
using Xunit;

namespace Mockd.Engine.Tests.Compilation;

public sealed class ImportReaderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mockd-import-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Read_Yaml_IsReadFromTheCacheNextTime()
    {
        Write("api.yaml", "openapi: 3.0.0\npaths:\n  /a:\n    get: {responses: {'200': {description: x}}}\n");
        for (var i = 0; i < 2; i++)
        {
            var (imports, diagnostics) = await ReadAsync("{path: api.yaml, as: a}");
            Assert.Empty(diagnostics);
            Assert.Equal("/a", Assert.Single(Assert.Single(imports).Description.Operations).Path);
        }

        Assert.Single(Directory.GetFiles(Path.Combine(_folder.FullName, "cache", "descriptions")));
    }

    [Theory]
    [InlineData("{path: none.yaml}", DiagnosticCodes.ImportNotReadable)]
    [InlineData("{path: other.json}", DiagnosticCodes.ImportFormatUnknown)]
    [InlineData("{path: broken.yaml}", DiagnosticCodes.DescriptionInvalid)]
    [InlineData("{path: other.json, format: har}", DiagnosticCodes.ImportFormatUnknown)]
    [InlineData("{path: other.json, url: 'http://localhost/x'}", DiagnosticCodes.ImportWithoutSource)]
    [InlineData("{as: nothing}", DiagnosticCodes.ImportWithoutSource)]
    [InlineData("{url: 'ftp://localhost/x'}", DiagnosticCodes.ImportNotReadable)]
    public async Task Read_BadImport_IsOneDiagnostic(string import, string code)
    {
        Write("other.json", "{\"hello\": \"world\"}");
        Write("broken.yaml", "openapi: [\n");

        var (imports, diagnostics) = await ReadAsync(import);

        Assert.Empty(imports);
        Assert.Equal((code, Severity.Error), (Assert.Single(diagnostics).Code, diagnostics[0].Severity));
    }

    private async Task<(IReadOnlyList<ImportedDescription> Imports, List<Diagnostic> Diagnostics)> ReadAsync(
        string import
    )
    {
        var diagnostics = new List<Diagnostic>();
        var file = ConfigReader.Read(Write("mockd.yaml", $"version: \"1.0\"\nimports:\n  - {import}\n"), diagnostics);
        var cache = new ImportOptions(new ImportCache(Path.Combine(_folder.FullName, "cache")));
        var imports = await ImportReader.ReadAsync(file!, cache, diagnostics, TestContext.Current.CancellationToken);
        return (imports, diagnostics);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
