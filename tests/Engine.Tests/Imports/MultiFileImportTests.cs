using System.Diagnostics;
using System.Text;
using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Imports;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Reading;
using Mockd.Engine.Yaml;
using Xunit;

namespace Mockd.Engine.Tests.Compilation;

public sealed class MultiFileImportTests : IDisposable
{
    private const string Root = """
        openapi: 3.1.0
        paths:
          /pets:
            $ref: paths/pets.yaml
        components:
          schemas:
            Name: {type: string, maxLength: 7}
        """;

    private const string Pets = """
        get:
          operationId: listPets
          responses:
            '200':
              content:
                application/json:
                  schema: {$ref: '../schemas/Pet.json'}
        """;

    private const string Pet = """
        {"type": "object", "properties": {
          "name": {"$ref": "../api.yaml#/components/schemas/Name"},
          "friend": {"$ref": "#"},
          "tag": {"$ref": "common.yml#/$defs/Tag"}}}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mockd-files-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Read_OfSeveralFiles_IsOneDescription()
    {
        Write("api.yaml", Root);
        Write("paths/pets.yaml", Pets);
        Write("schemas/Pet.json", Pet);
        Write("schemas/common.yml", "$defs:\n  Tag: {type: integer}\n");

        var (api, diagnostics) = await ReadAsync();

        Assert.Empty(diagnostics);
        var operation = Assert.Single(api.Operations);
        Assert.Equal("paths/pets.yaml#/get", operation.Pointer);
        var pet = operation.Success!.Content[0].Schema!;
        Assert.Equal("Pet", pet.Name);
        Assert.Same(pet, pet.FindProperty("friend"));
        Assert.Same(api.FindSchema("Name"), pet.FindProperty("name"));
        Assert.Equal(SchemaTypes.Integer, pet.FindProperty("tag")!.Types);
        Assert.Empty(api.Problems);
    }

    [Fact]
    public async Task Read_OfReferencesThatNobodyReads_DoesNotFollowThem()
    {
        Write(
            "api.yaml",
            """
            openapi: 3.0.0
            paths:
              /pets:
                get:
                  x-codeSamples: [{lang: curl, source: {$ref: samples/pets.sh}}]
                  responses:
                    default: {$ref: answers.yaml}
                    '404':
                      description: none
                      content: {application/json: {example: {link: {$ref: elsewhere.json}, note: text}}}
            components:
              schemas:
                A: {type: object, properties: {x-tag: {$ref: tag.yaml}, example: {$ref: tag.yaml}}}
            """
        );
        Write("answers.yaml", "description: fine\n");
        Write("tag.yaml", "type: integer\n");

        var (api, diagnostics) = await ReadAsync();

        Assert.Empty(diagnostics);
        Assert.Equal("default", Assert.Single(api.Operations).Success!.Status);
        Assert.Equal(SchemaTypes.Integer, api.FindSchema("A")!.FindProperty("x-tag")!.Types);
        Assert.Equal(SchemaTypes.Integer, api.FindSchema("A")!.FindProperty("example")!.Types);
    }

    [Fact]
    public async Task Read_WhereMostOperationsAnswerNothing_SaysSoOnce()
    {
        var lost = Enumerable
            .Range(1, 7)
            .Select(i => $"  /lost{i}: {{get: {{responses: {{'200': {{$ref: gone.yaml}}}}}}}}\n");
        var found = Enumerable
            .Range(1, 5)
            .Select(i => $"  /found{i}: {{get: {{responses: {{'200': {{description: a}}}}}}}}\n");
        Write("api.yaml", "openapi: 3.0.0\npaths:\n" + string.Concat(lost.Concat(found)));

        var (_, diagnostics) = await ReadAsync();

        var told = Assert.Single(diagnostics, d => d.Code == DiagnosticCodes.MostlyUnanswered);
        Assert.Contains("7 of 12 operations", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_AfterAnotherFileChanged_IsTheNewDescription()
    {
        Write("api.yaml", Root);
        Write("paths/pets.yaml", Pets);
        await ReadAsync();
        Write("paths/pets.yaml", Pets.Replace("listPets", "allPets", StringComparison.Ordinal));

        var (api, _) = await ReadAsync();

        Assert.Equal("allPets", Assert.Single(api.Operations).OperationId);
    }

    [Theory]
    [InlineData("/etc/passwd", "outside")]
    [InlineData("../outside.yaml", "outside")]
    [InlineData("paths/../../outside.yaml", "outside")]
    [InlineData("%2e%2e/outside.yaml", "outside")]
    [InlineData("link.yaml", "outside")]
    [InlineData("folder/outside.yaml", "outside")]
    [InlineData("../api-evil/outside.yaml", "outside")]
    [InlineData("fifo", "regular file")]
    [InlineData("subfolder", "regular file")]
    [InlineData("circle", "links")]
    [InlineData("file:///etc/passwd", "neither a file")]
    [InlineData("missing.yaml", "does not exist")]
    [InlineData("https://example.com/a.yaml", "--allow-remote-refs")]
    [InlineData("http://169.254.169.254/latest/meta-data", "--allow-remote-refs")]
    public async Task Read_OfReferenceThatMustNotBeFollowed_WarnsAndGoesOn(string reference, string words)
    {
        var outside = Path.Combine(_folder.FullName, "outside.yaml");
        await File.WriteAllTextAsync(outside, "type: string", TestContext.Current.CancellationToken);
        Write("api.yaml", "openapi: 3.0.0\npaths: {}\ncomponents: {schemas: {A: {$ref: '" + reference + "'}}}\n");
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "api", "link.yaml"), outside);
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "api", "circle"), "circle");
        Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "api", "folder"), _folder.FullName);
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "api", "subfolder"));
        var sibling = Directory.CreateDirectory(Path.Combine(_folder.FullName, "api-evil"));
        File.Copy(outside, Path.Combine(sibling.FullName, "outside.yaml"));
        using (var maker = Process.Start("mkfifo", Path.Combine(_folder.FullName, "api", "fifo")))
        {
            await maker.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var (api, diagnostics) = await ReadAsync();

        Assert.Equal(SchemaTypes.Any, api.FindSchema("A")!.Types);
        var warning = Assert.Single(diagnostics);
        Assert.Equal(Severity.Warning, warning.Severity);
        Assert.Contains(words, warning.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_WithARoot_ReadsFilesBesideTheDescriptionsFolder()
    {
        Write("api.yaml", "openapi: 3.0.0\npaths: {}\ncomponents: {schemas: {A: {$ref: '../common/a.yaml'}}}\n");
        Write("../common/a.yaml", "$ref: '../other/b.yaml'");
        Write("../other/b.yaml", "type: integer");

        var (api, diagnostics) = await ReadAsync(root: "..");

        Assert.Empty(diagnostics);
        Assert.Equal(SchemaTypes.Integer, api.FindSchema("A")!.Types);
    }

    [Theory]
    [InlineData("nowhere", "no folder")]
    [InlineData("api.yaml", "no folder")]
    [InlineData("sub", "does not hold")]
    public async Task Read_WithABadRoot_IsRefused(string root, string words)
    {
        Write("api.yaml", "openapi: 3.0.0\npaths: {}\n");
        Write("sub/a.yaml", "type: integer");

        var diagnostics = await DiagnosticsAsync(new ImportConfig { Path = "api.yaml", Root = root });

        Assert.Contains(words, Assert.Single(diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_OfUrls_WhenAllowed_FetchesThemRelativeToEachOther()
    {
        Write(
            "api.yaml",
            "openapi: 3.0.0\npaths: {}\ncomponents: {schemas: {A: {$ref: 'https://h.example/a/b.yaml'}}}\n"
        );
        var web = new FakeWeb
        {
            ["https://h.example/a/b.yaml"] = "allOf: [{$ref: ../c.json}]",
            ["https://h.example/c.json"] = """{"type":"string","$comment":"same file: #/x"}""",
        };

        var (api, diagnostics) = await ReadAsync(web);

        Assert.Empty(diagnostics);
        Assert.Equal(SchemaTypes.String, Assert.Single(api.FindSchema("A")!.AllOf).Types);
    }

    [Fact]
    public async Task Read_OfMappingToAFile_FindsTheVariant()
    {
        Write(
            "api.yaml",
            "openapi: 3.0.0\npaths: {}\ncomponents: {schemas: {A: {discriminator: {propertyName: k, mapping: {d: Dog.yaml, c: Cat}}}, Cat: {}}}\n"
        );
        Write("Dog.yaml", "title: dog");

        var (api, diagnostics) = await ReadAsync();

        Assert.Empty(diagnostics);
        var mapping = api.FindSchema("A")!.Discriminator!.Mapping;
        Assert.Equal("dog", mapping["d"].Title);
        Assert.Same(api.FindSchema("Cat"), mapping["c"]);
    }

    [Fact]
    public async Task Read_OfFilesThatNameThemselves_FetchesNothing()
    {
        Write(
            "api.yaml",
            """
            openapi: 3.2.0
            $self: https://example.com/api
            components:
              schemas:
                A: {$ref: 'https://example.com/api#/components/schemas/B'}
                B: {$id: 'https://example.com/b', $defs: {c: {type: boolean}}, properties: {c: {$ref: '#/$defs/c'}}}
                D: {$ref: 'https://example.com/b#/$defs/c'}
                E: {$ref: 'b'}
            """
        );

        var (api, diagnostics) = await ReadAsync();

        Assert.Empty(diagnostics);
        Assert.Same(api.FindSchema("B"), api.FindSchema("A"));
        Assert.Same(api.FindSchema("B"), api.FindSchema("E"));
        Assert.Equal(SchemaTypes.Boolean, api.FindSchema("B")!.FindProperty("c")!.Types);
        Assert.Same(api.FindSchema("B")!.FindProperty("c"), api.FindSchema("D"));
    }

    private async Task<List<Diagnostic>> DiagnosticsAsync(ImportConfig import)
    {
        var diagnostics = new List<Diagnostic>();
        Assert.Empty(await ReadAsync(import, null, diagnostics));
        return diagnostics;
    }

    private async Task<(ApiDescription Api, List<Diagnostic> Diagnostics)> ReadAsync(
        FakeWeb? web = null,
        string? root = null
    )
    {
        var diagnostics = new List<Diagnostic>();
        var read = await ReadAsync(new ImportConfig { Path = "api.yaml", Root = root }, web, diagnostics);
        return (Assert.Single(read).Description, diagnostics);
    }

    private Task<IReadOnlyList<ImportedDescription>> ReadAsync(
        ImportConfig import,
        FakeWeb? web,
        List<Diagnostic> diagnostics
    )
    {
        var config = new TwinConfig { Version = "1.0", Imports = [import] };
        var map = new SourceMap("mockd.yaml", new Dictionary<string, Mockd.Engine.Yaml.Place>());
        var file = new ConfigFile(config, map, Path.Combine(_folder.FullName, "api"));
        var options = new ImportOptions(new ImportCache(Path.Combine(_folder.FullName, "cache")))
        {
            Web = web,
            AllowsRemoteReferences = web is not null,
        };
        return ImportReader.ReadAsync(file, options, diagnostics, TestContext.Current.CancellationToken);
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, "api", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private sealed class FakeWeb : IWebFetcher
    {
        private readonly Dictionary<string, string> _pages = [];

        public string this[string address]
        {
            set => _pages[address] = value;
        }

        public Task<ReadOnlyMemory<byte>> FetchAsync(Uri address, Uri? trusted, CancellationToken cancellation) =>
            Task.FromResult<ReadOnlyMemory<byte>>(Encoding.UTF8.GetBytes(_pages[address.AbsoluteUri]));
    }
}
