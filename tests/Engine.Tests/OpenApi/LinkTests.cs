using System.Text;
using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine.Bindings;
using Mockd.Engine.Exchanges;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Routing;
using Xunit;

namespace Mockd.Engine.Tests.OpenApi;

public sealed class LinkTests
{
    private const string Text = """
        {"openapi":"3.1.0","info":{"title":"t","version":"1"},
         "paths":{"/subscriptions":{"post":{"operationId":"subscribe",
           "callbacks":{"paid":{"{$request.body#/url}?id={$response.body#/id}":{"post":{
             "requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Event"} } } },"responses":{} } } },
             "shared":{"$ref":"#/components/callbacks/Shared"} },
           "responses":{"201":{"description":"","links":{"get":{"$ref":"#/components/links/Get"} } } } } } },
         "webhooks":{"created":{"post":{"operationId":"onCreated",
           "requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Event"} } } },"responses":{} } } },
         "components":{"schemas":{"Event":{"type":"object"} },
           "callbacks":{"Shared":{"$request.query.to":{"put":{"responses":{} } } } },
           "links":{"Get":{"operationId":"subscribe","parameters":{"id":"$response.body#/id","n":7},"requestBody":{"a":"$url"} } } } }
        """;

    [Fact]
    public void Callbacks_WrittenAndReferred_AreReadWithTheirAddresses()
    {
        var callbacks = Read().Operations[0].Callbacks;
        Assert.Equal(["paid POST", "shared PUT"], callbacks.Select(c => $"{c.Name} {c.Operation.Method}"));
        Assert.Equal("Event", callbacks[0].Operation.RequestBody!.Content[0].Schema!.Name);
        Assert.Equal(new RuntimeExpression(RuntimeSource.Query, false, "to"), callbacks[1].Address.Single);
    }

    [Fact]
    public void Webhooks_Described_AreReadWithTheirPayload()
    {
        var webhook = Assert.Single(Read().Webhooks);
        Assert.Equal(
            ("created", "onCreated", "Event"),
            (webhook.Name, webhook.Operation.OperationId, webhook.Payload!.Name)
        );
    }

    [Fact]
    public void Links_Referred_AreReadAndLeadToTheirOperation()
    {
        var description = Read();
        var link = Assert.Single(description.Operations[0].Responses[0].Links);
        Assert.Equal(["id", "n"], link.Parameters.Select(p => p.Key));
        Assert.Same(description.Operations[0], description.FindOperation(link));
    }

    [Theory]
    [InlineData("$url", "http://here/s?to=x")]
    [InlineData("$method", "POST")]
    [InlineData("$request.query.to", "x")]
    [InlineData("$request.path.id", "7")]
    [InlineData("$request.header.x-a", "h")]
    [InlineData("$request.body#/url", "http://there")]
    [InlineData("$response.body#/items/0", "first")]
    [InlineData("$response.header.Location", "/s/1")]
    [InlineData("$statusCode", "201")]
    [InlineData("{$request.body#/url}/{$response.body#/id}?q={no}", "http://there/s_1?q={no}")]
    [InlineData("$response.body#/none", null)]
    [InlineData("$request.nothing.a", "$request.nothing.a")]
    public void RuntimeText_OverAnExchange_GivesWhatItNames(string text, string? expected)
    {
        var values = new RuntimeValues
        {
            Request = new Request
            {
                Method = "POST",
                RawPath = "/s",
                RawQuery = "to=x",
                Origin = "http://here",
                Headers = new RequestHeaders(KeyValuePair.Create("X-A", "h")),
            },
            Path = new PathValues(["id"], ["7"]),
            RequestBody = JsonValue.Parse("""{"url":"http://there"}"""),
            Response = new Response { Status = 201, Headers = [KeyValuePair.Create("Location", "/s/1")] },
            ResponseBody = JsonValue.Parse("""{"id":"s_1","items":["first"]}"""),
        };
        Assert.Equal(expected, values.Fill(RuntimeText.Parse(text))?.ToPlainText());
    }

    private static ApiDescription Read()
    {
        List<Diagnostic> diagnostics = [];
        return ApiDescriptionReader.Read(Encoding.UTF8.GetBytes(Text), "t.json", diagnostics)!;
    }
}
