using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Mockd.Cli;
using Xunit;

namespace Cli.Tests;

/// <summary>A description without a configuration: what is shown of it, written of it, and served.</summary>
public sealed partial class TwinCommandTests : IDisposable
{
    private const string Description = """
        openapi: 3.0.3
        paths:
          /pets:
            post:
              requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
              responses: {'201': {description: made, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}}
          /pets/{petId}:
            parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
            get: {responses: {'200': {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}}}
          /toys:
            get: {responses: {'200': {description: ok, content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Toy"}}}}}}}
          /toys/{toyId}:
            parameters: [{name: toyId, in: path, required: true, schema: {type: string}}]
            get: {responses: {'200': {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Toy"}}}}}}
          /weather:
            get: {responses: {'200': {description: ok, content: {application/json: {schema: {type: object, properties: {sky: {type: string}}}}}}}}
        components:
          schemas:
            Pet: {type: object, properties: {id: {type: string}, name: {type: string}}}
            Toy: {type: object, properties: {id: {type: string}, size: {type: integer}}}
        """;

    private readonly CommandRun _run = new();
    private readonly string _spec;

    public TwinCommandTests()
    {
        _spec = Path.Combine(_run.Folder, "pets.yaml");
        File.WriteAllText(_spec, Description);
    }

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Explain_Description_ShowsTablesAndWhatIsGenerated()
    {
        Assert.Equal(ExitCodes.Success, await _run.RunAsync("twin", "explain", _spec));
        Assert.Contains("2 of 5 operations stateful (1 table), 3 generated", _run.Data, StringComparison.Ordinal);
        Assert.Contains("pets  /pets  key id  confidence 0.85", _run.Data, StringComparison.Ordinal);
        Assert.Contains("  create   POST /pets", _run.Data, StringComparison.Ordinal);
        Assert.Contains("  toys  /toys: nothing creates its rows", _run.Data, StringComparison.Ordinal);
        Assert.Contains("  GET /weather", _run.Data, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pets", "because key-usual: {petId} names a pet by its 'id'")]
    [InlineData("GET /pets/{petId}", "(item-get: GET on the item answers a row)")]
    [InlineData("GET /weather", "GET /weather: nothing says what it does to stored rows")]
    [InlineData("toys", "toys  /toys: nothing creates its rows")]
    public async Task Explain_OneThing_SaysWhy(string asked, string reason)
    {
        Assert.Equal(ExitCodes.Success, await _run.RunAsync("twin", "explain", _spec, asked));
        Assert.Contains(reason, _run.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_ThingThatIsNotThere_NamesTheNearest()
    {
        Assert.Equal(ExitCodes.Failure, await _run.RunAsync("twin", "explain", _spec, "petz"));
        Assert.Equal("error: There is no table or operation 'petz'; did you mean 'pets'?", _run.Messages.TrimEnd());
    }

    [Fact]
    public async Task Explain_AsJson_IsOneDocument()
    {
        Assert.Equal(ExitCodes.Success, await _run.RunAsync("twin", "explain", _spec, "--json"));
        var told = JsonNode.Parse(_run.Data)!;
        var pets = told["tables"]!.AsArray().Single(t => (string?)t!["name"] == "pets")!;
        Assert.Equal("id", (string?)pets["key"]);
        Assert.Equal("create-row", (string?)pets["actions"]![0]!["evidence"]![0]!["rule"]);
        Assert.Equal(3, told["generated"]!.AsArray().Count);
    }

    [Fact]
    public async Task Explain_ConfigurationThatInfers_ShowsWhatItAdds()
    {
        var config = Write("mockd.yaml", "version: \"1.0\"\nimports: [{path: pets.yaml, infer: true}]\n");
        Assert.Equal(ExitCodes.Success, await _run.RunAsync("twin", "explain", config));
        Assert.Contains("2 of 5 operations stateful", _run.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_ConfigurationThatInfersNothing_SaysHowToLetIt()
    {
        var config = Write("mockd.yaml", "version: \"1.0\"\nimports: [{path: pets.yaml}]\n");
        Assert.Equal(ExitCodes.Failure, await _run.RunAsync("twin", "explain", config));
        Assert.Contains("write `infer: true` beside an import", _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Init_ToAFile_WritesAConfigurationThatValidates()
    {
        var target = Path.Combine(_run.Folder, "mockd.yaml");
        Assert.Equal(ExitCodes.Success, await _run.RunAsync("twin", "init", _spec, "-o", target));
        Assert.Contains("2 of 5 operations stateful (1 table), 3 generated", _run.Data, StringComparison.Ordinal);
        Assert.Contains("  - path: pets.yaml\n", await File.ReadAllTextAsync(target, Token), StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, await _run.RunAsync("validate", "-c", target));
    }

    [Fact]
    public async Task Init_FileThatExists_IsLeftAlone()
    {
        var target = Write("mockd.yaml", "mine");
        Assert.Equal(ExitCodes.Failure, await _run.RunAsync("twin", "init", _spec, "-o", target));
        Assert.Contains("exists; name another file with -o, or remove it", _run.Messages, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(target, Token));
    }

    [Fact]
    public async Task Explain_SeveralImportsAsJson_IsOneDocument()
    {
        Write("more.yaml", Description.Replace("/pets", "/cats", StringComparison.Ordinal));
        var config = Write(
            "mockd.yaml",
            "version: \"1.0\"\nimports: [{path: pets.yaml, as: a, infer: true}, {path: more.yaml, as: b, infer: true}]\n"
        );
        Assert.Equal(ExitCodes.Success, await _run.RunAsync("twin", "explain", config, "--json"));
        Assert.Equal(2, JsonNode.Parse(_run.Data)!.AsArray().Count);
    }

    [Fact]
    public async Task Init_AsJson_IsOneDocument()
    {
        Assert.Equal(ExitCodes.Success, await _run.RunAsync("twin", "init", _spec, "--json"));
        Assert.StartsWith("# ", (string?)JsonNode.Parse(_run.Data)!["configuration"], StringComparison.Ordinal);
        var target = Path.Combine(_run.Folder, "mockd.yaml");
        Assert.Equal(ExitCodes.Success, await _run.RunAsync("twin", "init", _spec, "-o", target, "--json"));
        Assert.Equal(target, (string?)JsonNode.Parse(_run.Data)!["file"]);
    }

    [Fact]
    public async Task Init_Configuration_IsRefused()
    {
        var config = Write("mockd.yaml", "version: \"1.0\"\nimports: [{path: pets.yaml, infer: true}]\n");
        Assert.Equal(ExitCodes.Failure, await _run.RunAsync("twin", "init", config));
        Assert.Contains(
            "is a configuration already; name the description itself, such as 'pets.yaml'",
            _run.Messages,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Init_WithoutAFile_PrintsIt()
    {
        Assert.Equal(ExitCodes.Success, await _run.RunAsync("twin", "init", _spec));
        Assert.Contains(
            "  - { mock: \"GET /pets/{petId}\", table: pets, action: get }",
            _run.Data,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Start_SpecAndConfig_IsRefused()
    {
        var config = Write("mockd.yaml", "version: \"1.0\"\n");
        Assert.Equal(ExitCodes.Failure, await _run.RunAsync("start", _spec, "-c", config));
        Assert.Contains("Name one thing to serve", _run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("start")]
    [InlineData("twin", "explain")]
    [InlineData("twin", "init")]
    public async Task Spec_ThatIsMissing_IsTold(params string[] verb)
    {
        var missing = Path.Combine(_run.Folder, "none.yaml");
        Assert.Equal(ExitCodes.Failure, await _run.RunAsync([.. verb, missing]));
        Assert.Contains("none.yaml there is no such file", _run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hello\n", "a mapping is expected here, not 'hello'")]
    [InlineData("{\"info\": 1}\n", "unknown key `info`")]
    public async Task Spec_ThatIsNoDescription_IsTold(string text, string message)
    {
        var spec = Write("note.yaml", text);
        Assert.Equal(ExitCodes.Failure, await _run.RunAsync("start", spec, "-p", "0", "-a", "0"));
        Assert.Contains(message, _run.Messages, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Failure, await _run.RunAsync("twin", "explain", spec));
        Assert.Contains(message, _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_Spec_SaysWhatIsStatefulAndServesIt()
    {
        using var program = new ProgramRun();
        await File.WriteAllTextAsync(Path.Combine(program.Folder, "pets.yaml"), Description, Token);
        using var process = program.Start("start", "pets.yaml", "-p", "0", "-a", "0");
        try
        {
            var text = "";
            while (!text.Contains("twin explain", StringComparison.Ordinal))
            {
                text += await process.StandardOutput.ReadLineAsync(Token) ?? throw new EndOfStreamException();
            }

            Assert.Contains(
                "2 of 5 operations stateful (1 table), 3 generated; 'mockd twin explain pets.yaml' shows why",
                text,
                StringComparison.Ordinal
            );
            using var client = new HttpClient();
            using var answer = await client.GetAsync(new Uri(Address().Match(text).Value + "/pets/nobody"), Token);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Write(string name, string text)
    {
        var path = Path.Combine(_run.Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    [GeneratedRegex(@"http://localhost:\d+")]
    private static partial Regex Address();
}
