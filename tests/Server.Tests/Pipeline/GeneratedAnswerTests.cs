using Mockd.Contracts.Json;
using Xunit;

namespace Server.Tests.Pipeline;

public sealed class GeneratedAnswerTests
{
    private const string Description = """
        openapi: 3.0.3
        info: { title: t, version: "1" }
        paths:
          /pets/{id}:
            get:
              parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
              responses:
                "200":
                  description: ok
                  content:
                    application/json:
                      schema:
                        allOf:
                          - properties: { id: { type: string } }
                          - properties: { id: { type: object }, name: { type: string } }
          /errors:
            get:
              responses: { "404": { description: none } }
          /moved:
            get:
              responses: { "302": { description: elsewhere }, default: { description: error } }
        """;

    [Fact]
    public async Task Get_IdOfPathWouldBeInvalid_IsLeftOut()
    {
        var twin = await ServedTwin.StartAsync(Description);
        var answer = (JsonObject)JsonValue.Parse((await twin.GetAsync("/pets/7")).Body.Span);

        Assert.NotEqual("7", answer["id"]?.AsText);
    }

    [Fact]
    public async Task Get_NoSuccessDescribed_JournalSaysSo()
    {
        var twin = await ServedTwin.StartAsync(Description);

        Assert.Equal(200, (await twin.GetAsync("/errors")).Status);
        Assert.Equal(
            ["response: status 200 is not described; the description names no response that stands for success"],
            twin.Findings
        );
    }

    [Fact]
    public async Task Get_OnlyRedirectDescribed_Redirects()
    {
        var twin = await ServedTwin.StartAsync(Description);

        Assert.Equal(302, (await twin.GetAsync("/moved")).Status);
    }
}
