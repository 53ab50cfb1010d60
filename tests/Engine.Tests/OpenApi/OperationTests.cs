using Mockd.Engine.OpenApi;
using Xunit;

namespace Mockd.Engine.Tests.OpenApi;

public sealed class OperationTests
{
    [Fact]
    public void Parameters_OfPathItem_AreReplacedByOwnOfSameName()
    {
        var api = Descriptions.Read(
            """
            {'openapi':'3.0.0','paths':{'/{id}':{
              'parameters':[{'name':'id','in':'path'},{'name':'q','in':'query','required':true}],
              'get':{'parameters':[{'name':'q','in':'query'},{'name':'q','in':'header'},{'$ref':'#/components/parameters/c'},
                {'$ref':'#/nowhere'},{'name':'x','in':'space'}]}}},
             'components':{'parameters':{'c':{'name':'c','in':'cookie','content':{'application/json':{'schema':{'type':'object'}}}}}}}
            """
        );

        var parameters = api.Operations[0].Parameters;
        Assert.Equal(["Path id", "Query q", "Header q", "Cookie c"], parameters.Select(p => $"{p.In} {p.Name}"));
        Assert.Equal([true, false, false, false], parameters.Select(p => p.Required));
        Assert.Equal(["simple", "form", "simple", "form"], parameters.Select(p => p.Style));
        Assert.Equal([false, true, false, true], parameters.Select(p => p.Explode));
        Assert.Equal("application/json", parameters[3].ContentType);
        Assert.Equal(SchemaTypes.Object, parameters[3].Schema!.Types);
    }

    [Theory]
    [InlineData("'default','2XX','204','201'", "201")]
    [InlineData("'default','2XX','226','207'", "207")]
    [InlineData("'404','default','2xx'", "2xx")]
    [InlineData("'404','default'", "default")]
    [InlineData("'404','x-more'", null)]
    [InlineData("", null)]
    public void Success_IsFirstInOrder(string statuses, string? success)
    {
        var responses = statuses.Length == 0 ? "" : statuses.Replace(",", ":{},", StringComparison.Ordinal) + ":{}";

        Assert.Equal(success, Descriptions.Operation("{'responses':{" + responses + "}}").Success?.Status);
    }

    [Fact]
    public void FindResponse_GoesFromExactToRangeToDefault()
    {
        var operation = Descriptions.Operation("{'responses':{'404':{},'4XX':{},'default':{}}}");

        Assert.Equal(["404", "4XX", "default"], new[] { 404, 409, 500 }.Select(s => operation.FindResponse(s)!.Status));
        Assert.Equal([404, 400, 200], operation.Responses.Select(r => r.StatusCode));
    }

    [Fact]
    public void Response_ByReference_HasContentExamplesAndHeaders()
    {
        var operation = Descriptions.Operation(
            "{'responses':{'200':{'$ref':'#/components/responses/r'}}}",
            """
            ,'components':{'examples':{'e':{'value':[1]}},'responses':{'r':{'headers':{'X-A':{'schema':{'type':'integer'}}},
              'content':{'text/plain':{},'Application/JSON; charset=utf-8':{'examples':{'one':{'$ref':'#/components/examples/e'}}}}}}}
            """
        );

        var response = operation.Success!;
        Assert.Equal("application/json", response.Preferred!.Name);
        Assert.Equal("[1]", response.Preferred.Example!.ToString());
        Assert.Equal("one", Assert.Single(response.Preferred.Examples).Key);
        Assert.Equal(SchemaTypes.Integer, Assert.Single(response.Headers).Schema!.Types);
    }

    [Theory]
    [InlineData("application/json; charset=utf-8", "application/json")]
    [InlineData("application/vnd.a+json", "application/json")]
    [InlineData("TEXT/CSV", "text/*")]
    [InlineData("image/png", "*/*")]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Find_MediaType_IsExactThenWildcard(string? contentType, string? found)
    {
        var operation = Descriptions.Operation(
            "{'requestBody':{'required':true,'content':{'*/*':{},'text/*':{},'application/json':{}}}}"
        );

        Assert.True(operation.RequestBody!.Required);
        Assert.Equal(found, operation.RequestBody.Find(contentType)?.Name);
    }

    [Fact]
    public void Find_OtherMediaType_IsNull() =>
        Assert.Null(
            Descriptions.Operation("{'requestBody':{'content':{'text/csv':{}}}}").RequestBody!.Find("application/json")
        );

    [Theory]
    [InlineData("{'responses':7,'parameters':{},'requestBody':[],'tags':'a'}")]
    [InlineData("{'responses':{'200':5},'parameters':[7,{}],'requestBody':{'content':[]}}")]
    [InlineData("{'responses':{'200':{'content':{'a/b':7}}},'requestBody':{'$ref':'#/x'}}")]
    public void Parts_OfWrongKind_AreIgnored(string written)
    {
        var operation = Descriptions.Operation(written);

        Assert.Empty(operation.Parameters);
        Assert.Empty(operation.Tags);
        Assert.Empty(operation.RequestBody?.Content ?? []);
        Assert.All(operation.Responses, r => Assert.Null(r.Preferred?.Schema));
    }

    [Theory]
    [InlineData("'yes'", true)]
    [InlineData("'On'", true)]
    [InlineData("'no'", false)]
    [InlineData("'maybe'", false)]
    [InlineData("1", false)]
    public void Required_WrittenAsText_IsReadAsMeant(string written, bool required)
    {
        var operation = Descriptions.Operation("{'parameters':[{'name':'a','in':'query','required':" + written + "}]}");

        Assert.Equal(required, Assert.Single(operation.Parameters).Required);
    }

    [Theory]
    [InlineData("'2xx'")]
    [InlineData("'2XX'")]
    [InlineData("'201'")]
    public void FindResponse_OfStatusAsWritten_IsFound(string status) =>
        Assert.NotNull(Descriptions.Operation("{'responses':{" + status + ":{}}}").FindResponse(201));

    [Fact]
    public void Content_OfItemsOnly_HasTheSchemaOfOneItem()
    {
        var operation = Descriptions.Operation(
            "{'responses':{'200':{'content':{'application/jsonl':{'itemSchema':{'type':'integer'}}}}}}"
        );

        Assert.Equal(SchemaTypes.Integer, operation.Success!.Content[0].Schema!.Types);
    }

    [Fact]
    public void Parts_ThatAreReferences_AreRead()
    {
        var operation = Descriptions.Operation(
            """
            {'parameters':[{'$ref':'#/components/parameters/p'}],'requestBody':{'$ref':'#/components/requestBodies/b'},
             'responses':{'200':{'$ref':'#/components/responses/r'}}}
            """,
            """
            ,'components':{'parameters':{'p':{'name':'a','in':'query','schema':{}}},'headers':{'h':{'schema':{}}},
             'requestBodies':{'b':{'content':{'text/plain':{}}}},'examples':{'e':{'value':7}},
             'responses':{'r':{'headers':{'H':{'$ref':'#/components/headers/h'}},
              'content':{'text/json':{'examples':{'x':{'$ref':'#/components/examples/e'}}}}}}}
            """
        );

        Assert.Equal("a", Assert.Single(operation.Parameters).Name);
        Assert.Equal("text/plain", Assert.Single(operation.RequestBody!.Content).Name);
        Assert.Equal("H", Assert.Single(operation.Success!.Headers).Name);
        Assert.Equal("x", Assert.Single(operation.Success.Content[0].Examples).Key);
    }
}
