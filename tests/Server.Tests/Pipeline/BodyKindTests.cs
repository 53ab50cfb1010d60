using Xunit;

namespace Server.Tests.Pipeline;

/// <summary>Bodies of many types, each compared as what it is.</summary>
public sealed class BodyKindTests
{
    private const string Description = """
        openapi: 3.1.0
        info: { title: t, version: "1" }
        paths:
          /texts:
            post:
              requestBody: { content: { text/plain: { schema: { type: string } }, application/octet-stream: { schema: { type: string, format: binary } } } }
              responses: { "204": { description: done } }
          /lines:
            post:
              requestBody: { content: { application/x-ndjson: { schema: { type: object, required: [a], properties: { a: { type: integer } } } } } }
              responses: { "204": { description: done } }
          /related:
            post:
              requestBody:
                content:
                  multipart/related:
                    schema:
                      type: object
                      required: [metadata, media]
                      properties: { metadata: { type: object, required: [title] }, media: { type: string, format: binary } }
                    encoding: { media: { contentType: image/png } }
              responses: { "204": { description: done } }
          /tables:
            post:
              requestBody: { content: { text/csv: { schema: { type: array, items: { type: object } } } } }
              responses: { "204": { description: done } }
          /objects:
            post:
              requestBody: { content: { application/json: { schema: { type: object } } } }
              responses: { "204": { description: done } }
        """;

    [Theory]
    [InlineData("/texts", "text/plain", """{"a":1}""", 204)]
    [InlineData("/texts", "text/plain", "[1]", 204)]
    [InlineData("/texts", "application/octet-stream", """{"a":1}""", 204)]
    [InlineData("/lines", "application/x-ndjson", "{\"a\":1}\n{\"a\":2}\n", 204)]
    [InlineData("/lines", "application/x-ndjson", "{\"a\":1}", 204)]
    [InlineData("/lines", "application/x-ndjson", "{\"a\":1}\n{\"b\":2}\n", 400)]
    [InlineData("/lines", "application/x-ndjson", "{\"a\":1}\n{\"a\":", 400)]
    [InlineData("/tables", "text/csv", "a,b\n1,2\n", 204)]
    public async Task CheckOn_BodyOfAType_IsComparedAsWhatItIs(string path, string type, string body, int status)
    {
        var twin = await ServedTwin.StartAsync(Description, "check: on\n");
        Assert.Equal(status, (await twin.PostAsync(path, type, body)).Status);
    }

    [Theory]
    [InlineData("""{"title":"t"}""", "image/png", 204)]
    [InlineData("""{"name":"t"}""", "image/png", 400)]
    [InlineData("""{"title":"t"}""", "image/gif", 400)]
    public async Task CheckOn_RelatedParts_AreComparedWithTheirMembers(string metadata, string type, int status)
    {
        var twin = await ServedTwin.StartAsync(Description, "check: on\n");
        var body =
            $"--b\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n{metadata}\r\n"
            + $"--b\r\nContent-Type: {type}\r\n\r\nbytes\r\n--b--\r\n";
        Assert.Equal(status, (await twin.PostAsync("/related", "multipart/related; boundary=b", body)).Status);
    }

    [Theory]
    [InlineData("on")]
    [InlineData("warn")]
    [InlineData("off")]
    public async Task Json_MemberGivenTwice_IsRefusedWhateverIsChecked(string mode)
    {
        var twin = await ServedTwin.StartAsync(Description, $"check: {mode}\n");
        Assert.Equal(400, (await twin.PostAsync("/objects", """{"a":1,"a":2}""")).Status);
        Assert.Equal(204, (await twin.PostAsync("/objects", """{"a":1,"b":2}""")).Status);
    }
}
