using Mockd.Contracts.Json;
using Xunit;

namespace Server.Tests.Pipeline;

/// <summary>Custom operations that answer something else than JSON, and errors that know their request.</summary>
public sealed class CustomAnswerTests
{
    private const string Description = """
        openapi: 3.0.3
        info: { title: Notes, version: "1" }
        paths:
          /notes:
            post: { operationId: add, responses: { "201": { description: Added } } }
          /notes/{id}:
            get: { operationId: get, responses: { "200": { description: One } } }
          /notes/{id}/text:
            get: { operationId: text, responses: { "200": { description: Its text } } }
          /notes/{id}/picture:
            get: { operationId: picture, responses: { "200": { description: Its picture } } }
          /notes/{id}/words:
            post: { operationId: words, responses: { "200": { description: Its words, one by one } } }
        """;

    private const string Configuration = """
        unmatched: provider
        response:
          errors:
            fields: { message: message, status: status }
            inject: { at: "{{error.method}} {{error.path}}" }
            messageMap: { NOT_FOUND: "{{error.path}} is not here" }
        tables:
          - name: notes
        extend:
          - { mock: api.add, table: notes, action: create }
          - { mock: api.get, table: notes, action: get }
          - { mock: api.text, table: notes, action: custom, operation: text }
          - { mock: api.picture, table: notes, action: custom, operation: picture }
          - { mock: api.words, table: notes, action: custom, operation: words }
        customOperations:
          - name: text
            steps: [{ type: read, resource: notes, id: path.id, as: note }]
            contentType: "note.type ?? 'text/plain'"
            return: note.text
          - name: picture
            steps: [{ type: read, resource: notes, id: path.id, as: note }]
            contentType: "'image/png'"
            return: "{base64: note.picture}"
          - name: words
            steps: [{ type: read, resource: notes, id: path.id, as: note }]
            return: note
            stream:
              when: "input.stream == true"
              events: "map(split(note.text, ' '), word => {type: 'word', word: word})"
              eventField: type
              end: "[DONE]"
        """;

    [Fact]
    public async Task ContentType_WithAText_SendsItAsItIs()
    {
        var twin = await ServedTwin.StartAsync(Description, Configuration);
        var id = await AddAsync(twin, """{"text": "two \"words\"", "type": "text/markdown"}""");
        var answer = await twin.GetAsync($"/notes/{id}/text");
        Assert.Equal("text/markdown", answer.ContentType);
        Assert.Equal("two \"words\"", ServedTwin.Text(answer));
    }

    [Fact]
    public async Task ContentType_WithBase64_SendsTheBytes()
    {
        var twin = await ServedTwin.StartAsync(Description, Configuration);
        var id = await AddAsync(twin, """{"picture": "AP8Q"}""");
        var answer = await twin.GetAsync($"/notes/{id}/picture");
        Assert.Equal("image/png", answer.ContentType);
        Assert.Equal(new byte[] { 0, 255, 16 }, answer.Body.ToArray());
    }

    [Fact]
    public async Task Stream_WithLineEndsOfUnicode_KeepsEachEventOnOneLine()
    {
        var twin = await ServedTwin.StartAsync(Description, Configuration);
        var id = await AddAsync(twin, "{\"text\": \"one\u2028half two\"}");
        var answer = await twin.PostAsync($"/notes/{id}/words", """{"stream": true}""");
        Assert.Equal("text/event-stream", answer.ContentType);
        Assert.Equal(
            "event: word\ndata: {\"type\":\"word\",\"word\":\"one\u2028half\"}\n\n"
                + "event: word\ndata: {\"type\":\"word\",\"word\":\"two\"}\n\n"
                + "data: [DONE]\n\n",
            ServedTwin.Text(answer).Replace("\\u2028", "\u2028", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("/notes/9", "GET /notes/9")]
    [InlineData("/notes/9/text", "GET /notes/9/text")]
    [InlineData("/nowhere", "GET /nowhere")]
    public async Task Error_OfARequest_KnowsItsPathAndMethod(string path, string at)
    {
        var twin = await ServedTwin.StartAsync(Description, Configuration);
        var answer = await twin.GetAsync(path);
        Assert.Equal(404, answer.Status);
        Assert.Equal(new JsonText(at), ServedTwin.Json(answer)["at"]);
    }

    private static async Task<string> AddAsync(ServedTwin twin, string json) =>
        ((JsonText)ServedTwin.Json(await twin.PostAsync("/notes", json))["id"]!).Value;
}
