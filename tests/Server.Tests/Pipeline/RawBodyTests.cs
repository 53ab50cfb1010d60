using Xunit;

namespace Server.Tests.Pipeline;

/// <summary>The text of a body is there for every template that may ask for it.</summary>
public sealed class RawBodyTests
{
    [Theory]
    [InlineData("\"{{request.rawBody}}\"", "{\"a\":1}")]
    [InlineData("\"{{request['rawBody']}}\"", "{\"a\":1}")]
    [InlineData("{ all: [\"{{request}}\"] }", "rawBody")]
    [InlineData("\"{{request.method}}\"", "POST")]
    [InlineData("\"{{request.method + request.rawBody}}\"", "POST{\"a\":1}")]
    [InlineData("\"{{let r = request; r.rawBody}}\"", "{\"a\":1}")]
    public async Task Template_OfAStub_SeesTheBodysText(string template, string part)
    {
        var twin = await ServedTwin.StartAsync(
            "openapi: 3.0.3\ninfo: { title: t, version: \"1\" }\npaths: {}\n",
            $"mocks:\n  - {{ id: s, http: {{ matcher: {{ path: /x }}, response: {{ body: {template} }} }} }}\n"
        );
        var answer = await twin.PostAsync("/x", "{\"a\":1}");
        Assert.Contains(part, ServedTwin.Text(answer), StringComparison.Ordinal);
    }
}
