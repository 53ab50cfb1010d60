using Mockd.Contracts.Json;
using Xunit;

namespace Server.Tests.Pipeline;

/// <summary>Requests that differ from their description: whose mistake a failing expression is.</summary>
public sealed class DifferentRequestTests
{
    private const string Description = """
        openapi: 3.0.3
        info: { title: Sums, version: "1" }
        paths:
          /sums:
            post:
              operationId: add
              requestBody:
                content:
                  application/json:
                    schema:
                      type: object
                      properties:
                        numbers: { type: array, items: { type: integer } }
                        divisor: { type: integer }
              responses: { "200": { description: The sum } }
          /uploads:
            post:
              operationId: upload
              requestBody:
                content:
                  multipart/form-data:
                    schema:
                      type: object
                      required: [file]
                      properties:
                        file: { type: string, format: binary }
                        pages: { type: integer }
              responses: { "200": { description: What came } }
        """;

    private const string Configuration = """
        response:
          errors:
            fields: { message: message, param: param, status: status }
            wrap: error
        tables:
          - name: sums
        extend:
          - { mock: api.add, table: sums, action: custom, operation: add }
          - { mock: api.upload, table: sums, action: custom, operation: upload, check: on }
        customOperations:
          - name: add
            steps:
              - { type: create, resource: sums, set: { id: "'last'" } }
              - { type: set, var: total, value: "sum(map(input.numbers, n => n * 2)) / (input.divisor ?? 1)" }
            response: { total: total }
          - name: upload
            steps: []
            response: { name: input.file.filename, pages: input.pages }
        """;

    [Theory]
    [InlineData("""{"numbers": ["a"]}""", "numbers[0]")]
    [InlineData("""{"numbers": {"a": 1}}""", "numbers")]
    [InlineData("""{"numbers": [1], "divisor": "many"}""", "divisor")]
    public async Task Expression_FailingOverADifferentRequest_IsTheCallersMistake(string json, string param)
    {
        var twin = await ServedTwin.StartAsync(Description, Configuration);
        var answer = await twin.PostAsync("/sums", json);
        Assert.Equal(400, answer.Status);
        var error = ServedTwin.Json(answer)["error"] as JsonObject;
        Assert.Equal(new JsonText(param), error?["param"]);
        Assert.Contains(param, error?["message"]?.AsText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Expression_FailingOverARequestAsDescribed_IsRefusedInTheProvidersShape()
    {
        var twin = await ServedTwin.StartAsync(Description, Configuration);
        var answer = await twin.PostAsync("/sums", """{"numbers": [1], "divisor": 0}""");
        Assert.Equal(400, answer.Status);
        var error = ServedTwin.Json(answer)["error"] as JsonObject;
        Assert.Contains("zero", error?["message"]?.AsText, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Expression_ThatFailed_HasStoredNothing()
    {
        var twin = await ServedTwin.StartAsync(Description, Configuration);
        Assert.Equal(400, (await twin.PostAsync("/sums", """{"numbers": ["a"]}""")).Status);
        var answer = await twin.PostAsync("/sums", """{"numbers": [1, 2]}""");
        Assert.Equal(200, answer.Status);
        Assert.Equal(JsonNumber.Of(6), ServedTwin.Json(answer)["total"]);
    }

    [Theory]
    [InlineData("", 200)]
    [InlineData("checks: { api.free: on }", 400)]
    [InlineData("check: on\nchecks: { POST /free: warn }", 200)]
    public async Task Checks_OfOneOperation_OverrideTheTwins(string checks, int status)
    {
        const string free = """
            openapi: 3.0.3
            paths:
              /free:
                post:
                  operationId: free
                  requestBody: { content: { application/json: { schema: { type: object, required: [a] } } } }
                  responses: { "200": { description: Done } }
            """;
        var twin = await ServedTwin.StartAsync(free, checks);
        Assert.Equal(status, (await twin.PostAsync("/free", "{}")).Status);
    }

    [Fact]
    public async Task Checks_OfAnUnknownOperation_AreAnError()
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            ServedTwin.StartAsync(Description, "checks: { api.ad: on }")
        );
        Assert.Contains("'api.add'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_OfAFile_FitsItsDescription()
    {
        var twin = await ServedTwin.StartAsync(Description, Configuration);
        var answer = await twin.UploadAsync("/uploads", "file", ("pages", "2"));
        Assert.Equal(200, answer.Status);
        Assert.Equal(new JsonText("a.txt"), ServedTwin.Json(answer)["name"]);
    }

    [Theory]
    [InlineData("file", "many", "pages")]
    [InlineData("other", "2", "file")]
    public async Task Upload_WithAWrongOrMissingMember_IsRefused(string part, string pages, string param)
    {
        var twin = await ServedTwin.StartAsync(Description, Configuration);
        var answer = await twin.UploadAsync("/uploads", part, ("pages", pages));
        Assert.Equal(400, answer.Status);
        Assert.Equal(new JsonText(param), (ServedTwin.Json(answer)["error"] as JsonObject)?["param"]);
    }
}
