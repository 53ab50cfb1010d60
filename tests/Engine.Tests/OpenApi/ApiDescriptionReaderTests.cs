using System.Text;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.OpenApi;
using Xunit;

namespace Mockd.Engine.Tests.OpenApi;

public sealed class ApiDescriptionReaderTests
{
    [Theory]
    [InlineData("[]", "api.json")]
    [InlineData("null", "api.json")]
    [InlineData("{'openapi':'4.0','paths':{}}", "api.json#/openapi")]
    [InlineData("{'openapi':'3.01','paths':{}}", "api.json#/openapi")]
    [InlineData("{'openapi':'2.0','paths':{}}", "api.json#/openapi")]
    [InlineData("{'swagger':'3.0','paths':{}}", "api.json#/swagger")]
    [InlineData("{'openapi':{},'paths':{}}", "api.json#/openapi")]
    [InlineData("{'openapi':'3.0.0','paths':[]}", "api.json#/paths")]
    [InlineData("{'openapi':'3.0.0'}", "api.json")]
    [InlineData("{\n  'openapi': oops}", "api.json:2:14")]
    [InlineData("", "api.json:1:1")]
    public void Read_OfWhatIsNoDescription_IsOneDiagnostic(string json, string location)
    {
        var diagnostic = Descriptions.Refuse(json);

        Assert.Equal(DiagnosticCodes.DescriptionInvalid, diagnostic.Code);
        Assert.Equal(location, diagnostic.Location.ToString());
    }

    [Fact]
    public void Read_WithoutVersionKey_IsAFormatThatIsNotKnown() =>
        Assert.Equal(DiagnosticCodes.ImportFormatUnknown, Descriptions.Refuse("{}").Code);

    [Fact]
    public void Read_OfDeepNesting_SaysSo()
    {
        var deep = string.Concat(Enumerable.Repeat("{'a':", 100_000));

        Assert.Contains("nests deeper than 512", Descriptions.Refuse(deep).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{'openapi':'3.0.3','paths':{}}", "3.0")]
    [InlineData("{'openapi':'3.1.0'}", "3.1")]
    [InlineData("{'openapi':'3.2.0','paths':{}}", "3.2")]
    [InlineData("{'swagger':'2.0','paths':{}}", "2.0")]
    [InlineData("{'swagger':2.0,'paths':{}}", "2.0")]
    [InlineData("{'openapi':3.0,'paths':{}}", "3.0")]
    [InlineData("\uFEFF{'openapi':'3.0.0','paths':{}}", "3.0")]
    public void Read_OfKnownVersion_Succeeds(string json, string version) =>
        Assert.Equal(version, Descriptions.Read(json).Version);

    [Fact]
    public void Read_OfDuplicateOperationId_NumbersItAndWarns()
    {
        var diagnostics = new List<Diagnostic>();
        var json = "{'openapi':'3.1.0','paths':{'/a':{'get':{'operationId':'x'},'put':{'operationId':'x'},'post':{}}}}";

        var api = ApiDescriptionReader.Read(Descriptions.Utf8(json), "api.json", diagnostics)!;

        Assert.Equal(["x", "x_2", null], api.Operations.Select(o => o.OperationId));
        Assert.Equal(DiagnosticCodes.DescriptionOddity, Assert.Single(diagnostics).Code);
        Assert.Equal("api.json#/paths/~1a/put", diagnostics[0].Location.ToString());
    }

    [Theory]
    [InlineData("'/a?x=1':{'get':{}}")]
    [InlineData("'/a#x':{'get':{}}")]
    [InlineData("'a':{'get':{}}")]
    [InlineData("'/a':{'get':5},'/b':{'get':{}}")]
    [InlineData("'/a':7,'/b':{'get':{}}")]
    [InlineData("'/a':{'$ref':'#/nowhere'},'/b':{'get':{}}")]
    public void Read_OfOddPath_WarnsAndGoesOn(string paths)
    {
        var diagnostics = new List<Diagnostic>();
        var json = Descriptions.Utf8("{'openapi':'3.1.0','paths':{" + paths + "}}");

        Assert.Single(ApiDescriptionReader.Read(json, "api.json", diagnostics)!.Operations);
        Assert.Equal(Severity.Warning, Assert.Single(diagnostics).Severity);
    }

    [Theory]
    [InlineData("'/a/{x}':{'get':{}},'/a/{y}':{'put':{}}", "'/a/{x}' only in the names")]
    [InlineData("'/a':{'get':{}},'/a':{'put':{}}", "'/a' is given twice")]
    public void Read_OfPathsThatRequestsCannotTellApart_ServesBothAndWarns(string paths, string words)
    {
        var diagnostics = new List<Diagnostic>();
        var json = Descriptions.Utf8("{'openapi':'3.1.0','paths':{" + paths + "}}");

        Assert.Equal(2, ApiDescriptionReader.Read(json, "api.json", diagnostics)!.Operations.Count);
        Assert.Contains(words, Assert.Single(diagnostics).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'swagger':'2.0'", 1)]
    [InlineData("'openapi':'3.0.0'", 1)]
    [InlineData("'openapi':'3.1.0'", 0)]
    public void Read_OfOperationWithoutResponses_WarnsWhereTheyAreRequired(string version, int warnings)
    {
        var diagnostics = new List<Diagnostic>();
        var json = Descriptions.Utf8("{" + version + ",'paths':{'/a':{'get':{}}}}");

        Assert.Empty(Assert.Single(ApiDescriptionReader.Read(json, "api.json", diagnostics)!.Operations).Responses);
        Assert.Equal(warnings, diagnostics.Count(d => d.Severity == Severity.Warning));
    }

    [Fact]
    public void Read_OfManyOperationsOfOneId_NumbersThemInTime()
    {
        var paths = string.Join(
            ',',
            Enumerable.Range(0, 20_000).Select(i => $"'/{i}':{{'get':{{'operationId':'x'}}}}")
        );

        var api = Descriptions.Read("{'openapi':'3.1.0','paths':{" + paths + "}}");

        Assert.Equal("x_20000", api.Operations[^1].OperationId);
    }

    [Fact]
    public void Read_OfPathItems_ListsMethodsOnly()
    {
        var api = Descriptions.Read(
            """
            {'openapi':'3.2.0','paths':{'x-y':{'get':{}},'/a':{'parameters':[],'summary':'s','get':{},'trace':{},
             'query':{},'additionalOperations':{'LINK':{}}},'/b':{'$ref':'#/components/pathItems/p'}},
             'components':{'pathItems':{'p':{'delete':{}}}}}
            """
        );

        Assert.Equal(
            ["GET /a", "TRACE /a", "QUERY /a", "LINK /a", "DELETE /b"],
            api.Operations.Select(o => o.ToString())
        );
        Assert.Equal("/components/pathItems/p/delete", api.Operations[^1].Pointer);
    }

    [Theory]
    [InlineData(
        "'openapi':'3.0.0','servers':[{'url':'https://a.b/v1/'},{'url':'/v2'},{'url':'https://a.b'}]",
        "/v1 /v2"
    )]
    [InlineData("'openapi':'3.0.0','servers':[{'url':'{s}://h:{p}/{v}','variables':{'v':{'default':'v3'}}}]", "/v3")]
    [InlineData("'openapi':'3.0.0','servers':[{'url':'/'},{},7]", "")]
    [InlineData("'swagger':'2.0','basePath':'/api/'", "/api")]
    public void BasePaths_AreThePathsOfServers(string root, string paths) =>
        Assert.Equal(paths, string.Join(' ', Descriptions.Read("{" + root + ",'paths':{}}").BasePaths));

    [Fact]
    public void Read_OfTextThatIsNoUnicode_IsNoError()
    {
        var json = """{"openapi":"3.0.0","paths":{"/a":{"get":{"operationId":"\ud800","\udc00":1}}}}""";

        Assert.Null(
            Assert.Single(ApiDescriptionReader.Read(Encoding.UTF8.GetBytes(json), "f", [])!.Operations).OperationId
        );
    }
}
