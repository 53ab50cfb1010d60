using Mockd.Contracts.Json;
using Xunit;

namespace Server.Tests.Pipeline;

/// <summary>A body whose type the operation does not describe is not stored.</summary>
public sealed class BodyTypeTests
{
    private const string Config = """
        tables: [ { name: forms, maxItems: 1 }, { name: patches }, { name: open } ]
        extend:
          - { mock: api.form, table: forms, action: create }
          - { mock: api.patch, table: patches, action: create }
          - { mock: api.open, table: open, action: create }
        """;

    private const string Description = """
        openapi: 3.0.3
        info: { title: t, version: "1" }
        paths:
          /forms:
            post:
              operationId: form
              requestBody: { content: { application/x-www-form-urlencoded: { schema: { type: object, properties: { n: { type: integer } } } } } }
              responses: { "201": { description: x } }
          /patches:
            post:
              operationId: patch
              requestBody: { content: { application/json: { schema: { type: object, properties: { n: { type: integer } } } } } }
              responses: { "201": { description: x } }
          /open:
            post: { operationId: open, responses: { "201": { description: x } } }
          /made:
            post:
              operationId: made
              requestBody: { content: { application/x-www-form-urlencoded: { schema: { type: object } } } }
              responses: { "201": { description: x } }
        """;

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/merge-patch+json")]
    public async Task Create_JsonWhereOnlyFormsAreDescribed_Is415AndNothingIsStored(string type)
    {
        var twin = await ServedTwin.StartAsync(Description, Config);
        var refused = await twin.PostAsync("/forms", type, """{"n":1}""");
        Assert.Equal(415, refused.Status);
        Assert.Contains("Send application/x-www-form-urlencoded.", ServedTwin.Text(refused), StringComparison.Ordinal);

        // The table has room for one row.
        var made = await twin.PostAsync("/forms", "application/x-www-form-urlencoded", "n=1");
        Assert.Equal(201, made.Status);
        Assert.Equal((JsonValue)1, ServedTwin.Json(made)["n"]);
    }

    [Theory]
    [InlineData("/patches", "application/merge-patch+json")]
    [InlineData("/open", "application/json")]
    [InlineData("/made", "application/json")]
    public async Task Post_JsonWhereAnyJsonIsDescribedOrNothingIsStored_IsTaken(string path, string type)
    {
        var twin = await ServedTwin.StartAsync(Description, Config);
        Assert.Equal(201, (await twin.PostAsync(path, type, """{"n":1}""")).Status);
    }
}
