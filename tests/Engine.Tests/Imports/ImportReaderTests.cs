using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Imports;
using Mockd.Engine.Reading;
using Mockd.Engine.Reviews;
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

    [Fact]
    public async Task Read_WithReview_ReportsWhatIsOddBelow()
    {
        Write(
            "odd.yaml",
            """
            openapi: 3.0.0
            paths:
              /a:
                get:
                  parameters: [{name: q, in: query, required: yes}]
                  responses:
                    200:
                      content:
                        application/json:
                          schema: {type: object, properties: {b: {$ref: '#/nowhere'}}}
                          example: 7
            components: {schemas: {A: {type: integer, example: one}}}
            """
        );

        var (_, quick) = await ReadAsync("{path: odd.yaml}");
        var (_, thorough) = await ReadAsync("{path: odd.yaml}", reviews: true);

        Assert.Empty(quick);
        Assert.All(thorough, d => Assert.Equal(Severity.Warning, d.Severity));
        Assert.Equal(
            ["", "/components/schemas/A", "/paths/~1a/get/parameters/0/required", "/paths/~1a/get/responses/200"],
            thorough.Select(d => d.Location.Pointer).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-8")]
    public async Task Read_TextWithByteOrderMark_IsReadByIt(string encoding)
    {
        const string Text = "openapi: 3.1.0\ninfo: {title: ä€😀}\npaths: {}\n";
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, "api.yaml"),
            Text,
            System.Text.Encoding.GetEncoding(encoding),
            TestContext.Current.CancellationToken
        );

        var (imports, diagnostics) = await ReadAsync("{path: api.yaml}");

        Assert.Empty(diagnostics);
        Assert.Equal("ä€😀", Assert.Single(imports).Description.Title);
    }

    [Fact]
    public async Task Read_YamlWithOddities_WarnsAlsoWhenItComesFromTheCache()
    {
        Write("twice.yaml", "openapi: 3.1.0\npaths: {}\ninfo: {}\ninfo: {title: b}\n");
        for (var i = 0; i < 2; i++)
        {
            var (imports, diagnostics) = await ReadAsync("{path: twice.yaml}");

            Assert.Equal("b", Assert.Single(imports).Description.Title);
            Assert.Equal(
                "MK1106 twice.yaml:4:1 warning: the key 'info' is given twice in one mapping; the last one counts",
                Assert.Single(diagnostics).ToString()
            );
        }
    }

    [Fact]
    public async Task Read_LargeDescription_ReadsNoSchemaBeforeItIsUsed()
    {
        Write(
            "lazy.yaml",
            "openapi: 3.0.0\npaths: {/a: {get: {responses: {200: {$ref: '#/no'}}}}}\ncomponents: {schemas: {A: {allOf: [{$ref: '#/none'}]}}}\n"
        );

        var (imports, _) = await ReadAsync("{path: lazy.yaml}");

        var api = Assert.Single(imports).Description;
        Assert.Empty(api.Problems);
        Assert.Empty(Assert.Single(api.Operations).Responses);
        Assert.Single(api.Problems);
        Assert.Single(api.FindSchema("A")!.AllOf);
        Assert.Equal(2, api.Problems.Count);
    }

    private async Task<(IReadOnlyList<ImportedDescription> Imports, List<Diagnostic> Diagnostics)> ReadAsync(
        string import,
        bool reviews = false
    )
    {
        var diagnostics = new List<Diagnostic>();
        var file = ConfigReader.Read(Write("mockd.yaml", $"version: \"1.0\"\nimports:\n  - {import}\n"), diagnostics);
        var cache = new ImportOptions(new ImportCache(Path.Combine(_folder.FullName, "cache")));
        var imports = await ImportReader.ReadAsync(file!, cache, diagnostics, TestContext.Current.CancellationToken);
        if (reviews)
        {
            diagnostics.AddRange(imports.SelectMany(i => DescriptionReview.Run(i.Description, i.Name)));
        }

        return (imports, diagnostics);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
