using System.Text;
using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Imports;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Reading;
using Mockd.Engine.Schemas;
using Mockd.Engine.Yaml;
using Xunit;

namespace Mockd.Engine.Tests.Imports;

/// <summary>References in places where the specification allows none and bundlers resolve them.</summary>
public sealed class WholePartReferenceTests : IDisposable
{
    private const string Parts = """
        op: {operationId: theOp, responses: {'200': {content: {application/json: {schema: {type: integer}}}}}}
        media: {schema: {type: integer}}
        content: {application/json: {schema: {$ref: '#/own'}}}
        own: {type: integer}
        responses: {'200': {content: {application/json: {schema: {type: integer}}}}}
        params: [{name: q, in: query, required: true, schema: {type: integer}}]
        props: {id: {type: integer}, next: {$ref: '#/own'}}
        allof: [{required: [z], properties: {z: {type: integer}}}]
        enum: [north, south]
        required: [id]
        example: {fromFile: true}
        examples: {one: {value: {fromFile: true}}}
        headers: {X-Rate: {required: true, schema: {type: integer}}}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mockd-parts-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("get: {$ref: 'parts.yaml#/op'}")]
    [InlineData("get: {responses: {$ref: 'parts.yaml#/responses'}}")]
    [InlineData("get: {responses: {'200': {content: {$ref: 'parts.yaml#/content'}}}}")]
    [InlineData("get: {responses: {'200': {content: {application/json: {$ref: 'parts.yaml#/media'}}}}}")]
    public async Task Read_ReferenceForAWholePart_IsThatPart(string path)
    {
        var api = await ReadAsync($"paths: {{/a: {{{path}}}}}");

        var schema = Assert.Single(api.Operations).Success!.Content[0].Schema!;
        Assert.Equal(SchemaTypes.Integer, schema.Types);
        Assert.Empty(api.Problems);
    }

    [Theory]
    [InlineData("{type: object, properties: {$ref: 'parts.yaml#/props'}}", """{"id":1}""", """{"id":"x"}""")]
    [InlineData("{type: object, properties: {$ref: 'parts.yaml#/props'}}", """{"next":1}""", """{"next":"x"}""")]
    [InlineData(
        "{type: object, properties: {$ref: 'parts.yaml#/props', id: {type: string}}}",
        """{"id":"x","next":1}""",
        """{"id":1}"""
    )]
    [InlineData("{type: object, allOf: {$ref: 'parts.yaml#/allof'}}", """{"z":1}""", """{"z":"x"}""")]
    [InlineData("{type: object, allOf: {$ref: 'parts.yaml#/allof'}}", """{"z":1}""", "{}")]
    [InlineData("{type: string, enum: {$ref: 'parts.yaml#/enum'}}", "\"north\"", "\"east\"")]
    [InlineData("{type: object, required: {$ref: 'parts.yaml#/required'}}", """{"id":1}""", "{}")]
    public async Task Check_SchemaWithAReferenceForAKeyword_GoesByWhatItLeadsTo(string schema, string fit, string unfit)
    {
        var api = await ReadAsync(Answering($"schema: {schema}"));

        var read = api.Operations[0].Success!.Content[0].Schema!;
        Assert.Empty(SchemaChecker.Check(read, JsonValue.Parse(fit), isRequest: false));
        Assert.NotEmpty(SchemaChecker.Check(read, JsonValue.Parse(unfit), isRequest: false));
    }

    [Theory]
    [InlineData("example: {$ref: 'parts.yaml#/example'}")]
    [InlineData("examples: {$ref: 'parts.yaml#/examples'}")]
    [InlineData("examples: {a: {value: {$ref: 'parts.yaml#/example'}}}")]
    [InlineData("schema: {type: object, example: {$ref: 'parts.yaml#/example'}}")]
    public async Task Read_ReferenceInPlaceOfAnExample_IsTheExample(string media)
    {
        var content = (await ReadAsync(Answering(media))).Operations[0].Success!.Content[0];

        Assert.Equal("""{"fromFile":true}""", (content.Example ?? content.Schema!.Example)!.ToString());
    }

    [Theory]
    [InlineData("{$ref: '#/nowhere/at/all'}", """{"$ref":"#/nowhere/at/all"}""")]
    [InlineData("{$ref: 'parts.yaml#/example', more: 1}", """{"$ref":"parts.yaml#/example","more":1}""")]
    [InlineData("{a: {$ref: 'parts.yaml#/example'}}", """{"a":{"$ref":"parts.yaml#/example"}}""")]
    public async Task Read_ExampleAboutReferences_StaysAsWritten(string example, string json)
    {
        var content = (await ReadAsync(Answering($"example: {example}"))).Operations[0].Success!.Content[0];

        Assert.Equal(json, content.Example!.ToString());
    }

    [Fact]
    public async Task Read_ParametersAndHeadersByReference_AreThere()
    {
        var api = await ReadAsync(
            """
            paths:
              /a:
                get:
                  parameters: {$ref: 'parts.yaml#/params'}
                  responses: {'200': {headers: {$ref: 'parts.yaml#/headers'}}}
            """
        );

        var operation = api.Operations[0];
        Assert.True(Assert.Single(operation.Parameters, p => p.Name == "q").Required);
        Assert.Equal("X-Rate", Assert.Single(operation.Success!.Headers).Name);
    }

    [Fact]
    public async Task Read_PathsAndSchemasOfOtherFiles_FindEachOtherThroughTheMainFile()
    {
        Write(
            "paths.yaml",
            "/a: {get: {responses: {'200': {content: {application/json: {schema: {$ref: 'api.yaml#/components/schemas/A'}}}}}}}"
        );
        Write("schemas/_index.yaml", "A: {$ref: a.yaml}\nB: {type: boolean}");
        Write("schemas/a.yaml", "type: object\nproperties: {b: {$ref: '../api.yaml#/components/schemas/B'}}");

        var api = await ReadAsync("paths: {$ref: paths.yaml}\ncomponents: {schemas: {$ref: schemas/_index.yaml}}");

        var schema = Assert.Single(api.Operations).Success!.Content[0].Schema!;
        Assert.Equal(SchemaTypes.Boolean, schema.FindProperty("b")!.Types);
        Assert.Equal(["A", "B"], api.SchemaNames);
        Assert.Equal(SchemaTypes.Boolean, api.FindSchema("B")!.Types);
        Assert.Empty(api.Problems);
    }

    [Theory]
    [InlineData("paths: {$ref: '#/paths'}")]
    [InlineData("paths: {/a: {get: {$ref: '#/paths/~1a/get'}}}")]
    [InlineData("paths: {/a: {get: {responses: {$ref: '#/paths/~1a/get/responses'}}}}")]
    [InlineData("paths: {/a: {$ref: '#/paths/~1a/get'}}")]
    [InlineData("x: {$ref: '#/x/y'}\npaths: {/a: {get: {responses: {$ref: '#/x/y/z'}}}}")]
    public async Task Read_PartsThatReferToThemselves_ComeToAnEnd(string description)
    {
        var api = await ReadAsync(description);

        Assert.All(api.Operations, o => Assert.Empty(o.Success?.Content ?? []));
    }

    private static string Answering(string media) =>
        $"paths: {{/a: {{get: {{responses: {{'200': {{content: {{application/json: {{{media}}}}}}}}}}}}}}}";

    private async Task<ApiDescription> ReadAsync(string description)
    {
        Write("api.yaml", "openapi: 3.0.3\ninfo: {title: T, version: '1'}\n" + description);
        Write("parts.yaml", Parts);
        var config = new TwinConfig { Version = "1.0", Imports = [new ImportConfig { Path = "api.yaml" }] };
        var map = new SourceMap("mockd.yaml", new Dictionary<string, Mockd.Engine.Yaml.Place>());
        var imported = await ImportReader.ReadAsync(
            new ConfigFile(config, map, _folder.FullName),
            new ImportOptions(new ImportCache(Path.Combine(_folder.FullName, "cache"))),
            [],
            TestContext.Current.CancellationToken
        );
        return Assert.Single(imported).Description;
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(false));
    }
}
