using Xunit;

namespace Server.Tests.Pipeline;

public sealed class MendedExampleTests
{
    private const string Description = """
        openapi: 3.0.3
        info: { title: t, version: "1" }
        paths:
          /mended: { get: { responses: { "200": { description: x, content: { application/json: { schema: { $ref: "#/components/schemas/Thing" }, example: { id: 12, kind: z, note: n } } } } } } }
          /dropped: { get: { responses: { "200": { description: x, content: { application/json: { schema: { $ref: "#/components/schemas/Thing" }, example: { message: m } } } } } } }
          /fit: { get: { responses: { "200": { description: x, content: { application/json: { schema: { $ref: "#/components/schemas/Thing" }, example: { id: a } } } } } } }
          /own: { get: { responses: { "200": { description: x, content: { application/json: { schema: { type: object, required: [id], properties: { id: { type: string } }, example: { id: 7 } } } } } } } }
        components: { schemas: { Thing: { type: object, required: [id], properties: { id: { type: string }, kind: { type: string, enum: [a] }, note: { type: string } } } } }
        """;

    [Theory]
    [InlineData(
        "/mended",
        "example of application/json: /id was read as \"12\"|example of application/json: /kind was left out"
    )]
    [InlineData("/fit", "")]
    [InlineData("/own", "example of application/json: /id was read as \"7\"")]
    public async Task Journal_AnswerFromAnExample_TellsWhatWasDoneToIt(string path, string told)
    {
        var twin = await ServedTwin.StartAsync(Description);
        for (var i = 0; i < 2; i++)
        {
            await twin.GetAsync(path);
            Assert.Equal(told, string.Join('|', twin.Findings));
        }
    }

    [Fact]
    public async Task Journal_ExampleOfSomethingElse_TellsWhyItIsNotAnswered()
    {
        var twin = await ServedTwin.StartAsync(Description);
        await twin.GetAsync("/dropped");
        Assert.StartsWith(
            "example of application/json: not answered, ",
            Assert.Single(twin.Findings),
            StringComparison.Ordinal
        );
    }
}
