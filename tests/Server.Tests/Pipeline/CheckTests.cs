using Mockd.Contracts.Json;
using Xunit;

namespace Server.Tests.Pipeline;

/// <summary>What becomes of requests that differ from the description.</summary>
public sealed class CheckTests
{
    private const string Description = """
        openapi: 3.0.3
        info: { title: t, version: "1" }
        paths:
          /numbers:
            post:
              operationId: putNumbers
              requestBody:
                required: true
                content:
                  application/json: { schema: { type: array, items: { type: integer } } }
                  text/plain: { schema: { type: string, maxLength: 5 } }
              responses: { "204": { description: done } }
          /described:
            get:
              parameters:
                - { name: limit, in: query, required: true, schema: { type: integer } }
                - { name: X-Tenant, in: header, schema: { type: string, minLength: 3 } }
              responses:
                "200": { description: ok }
                default:
                  description: bad
                  content:
                    application/json:
                      schema:
                        type: object
                        required: [message]
                        properties: { message: { type: string }, status: { type: integer } }
          /files:
            post:
              requestBody:
                content:
                  multipart/form-data:
                    schema:
                      type: object
                      required: [files]
                      properties:
                        files: { type: array, items: { type: string, format: binary } }
                        note: { type: integer }
              responses: { "204": { description: done } }
        """;

    [Theory]
    [InlineData("[1, 2]", 204)]
    [InlineData("[1, \"a\"]", 400)]
    [InlineData("{}", 400)]
    public async Task CheckOn_BodyWithAnArrayAtItsRoot_IsCompared(string body, int status)
    {
        var twin = await ServedTwin.StartAsync(Description, "check: on\n");
        Assert.Equal(status, (await twin.PostAsync("/numbers", body)).Status);
    }

    [Theory]
    [InlineData("text/plain", "words", 204)]
    [InlineData("text/plain", "more words", 400)]
    [InlineData("text/csv", "a,b", 415)]
    public async Task CheckOn_TextBody_IsCompared(string type, string body, int status)
    {
        var twin = await ServedTwin.StartAsync(Description, "check: on\n");
        Assert.Equal(status, (await twin.PostAsync("/numbers", type, body)).Status);
    }

    [Fact]
    public async Task CheckOn_SeveralDifferences_AreAllInTheAnswer()
    {
        var twin = await ServedTwin.StartAsync(Description, "check: on\n");
        var answer = ServedTwin.Json(await twin.PostAsync("/numbers", "[\"a\", \"b\"]"));
        Assert.Equal(2, ((JsonArray)answer["errors"]!).Count);
    }

    [Fact]
    public async Task CheckOn_OperationThatDescribesItsErrors_AnswersOne()
    {
        var twin = await ServedTwin.StartAsync(Description, "check: on\n");
        var answer = await twin.GetAsync("/described");
        Assert.Equal(400, answer.Status);
        var body = ServedTwin.Json(answer);
        Assert.Equal("Missing required parameter: limit.", body["message"]!.AsText);
        Assert.Equal(JsonNumber.Of(400), body["status"] ?? JsonNumber.Of(400));
    }

    [Fact]
    public async Task CheckOn_ConfiguredErrorShape_WinsOverTheDescribedOne()
    {
        const string Configuration = "check: on\nresponse: { errors: { wrap: fault, fields: { message: text } } }\n";
        var twin = await ServedTwin.StartAsync(Description, Configuration);
        Assert.Equal(
            JsonValue.Parse("""{"fault":{"text":"Missing required parameter: limit."}}"""),
            ServedTwin.Json(await twin.GetAsync("/described"))
        );
    }

    [Fact]
    public async Task CheckWarn_HeaderThatDiffers_StandsInTheJournal()
    {
        var twin = await ServedTwin.StartAsync(Description, "check: warn\n");
        var answer = await twin.SendAsync("/described", "limit=1", new("X-Tenant", "ab"));
        Assert.Equal(200, answer.Status);
        Assert.Contains("X-Tenant", Assert.Single(twin.Findings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("off", 204)]
    [InlineData("all", 400)]
    public async Task CheckOn_ParameterThatIsNotDescribed_IsRefusedWhereAskedFor(string undescribed, int status)
    {
        var twin = await ServedTwin.StartAsync(Description, $"check: on\nundescribed: {undescribed}\n");
        Assert.Equal(status, (await twin.SendAsync("/files", "extra=1", null)).Status);
    }

    [Theory]
    [InlineData("7", 204)]
    [InlineData("seven", 400)]
    public async Task CheckOn_UploadedFile_IsWhatTheDescriptionCallsAText(string note, int status)
    {
        var twin = await ServedTwin.StartAsync(Description, "check: on\n");
        Assert.Equal(status, (await twin.UploadAsync("/files", "files", ("note", note))).Status);
    }
}
