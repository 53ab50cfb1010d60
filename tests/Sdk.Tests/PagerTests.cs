using System.Text;
using Corpus;
using Mockd.Engine.Exchanges;
using Xunit;

namespace Sdk.Tests;

/// <summary>Clients that page come to an end and stay with the twin; the pagers themselves find what does not.</summary>
public sealed class PagerTests : IDisposable
{
    private const string Description = """
        {"openapi": "3.1.0", "info": {"title": "Pages", "version": "1"}, "paths": {"/rows": PATH}}
        """;

    private const string List = """
        {"type": "object", "required": ["items"], "properties": {MEMBERS, "items": {"type": "array",
          "items": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}},
          "example": [{"id": "a"}, {"id": "b"}, {"id": "c"}]}}}
        """;

    private const string Query = """{"name": "NAME", "in": "query", "schema": {"type": "string"}}""";

    private const string Get = """
        {"get": {"parameters": [QUERY], "responses": {"200": {"description": "rows",
          "headers": {"Link": {"schema": {"type": "string"}}}, "content": {"application/json": {"schema": SCHEMA}}}}}}
        """;

    private const string Post = """
        {"post": {"requestBody": {"content": {"application/json": {"schema": {"type": "object",
          "properties": {"cursor": {"type": "string"}, "limit": {"type": "integer"}}}}}},
          "responses": {"200": {"description": "rows", "content": {"application/json": {"schema": SCHEMA}}}}}}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mockd-pagers-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(
        "next link",
        "limit,offset",
        """{"links": {"type": "object", "properties": {"next": {"type": "string", "format": "uri"}}}}"""
    )]
    [InlineData("next link", "page,per_page", """{"next": {"type": "string"}}""")]
    [InlineData(
        "next link",
        "pageToken,limit",
        """{"_links": {"type": "object", "properties": {"next": {"type": "object", "required": ["href"], "properties": {"href": {"type": "string"}}}}}}"""
    )]
    [InlineData("token", "page_token,page_size", """{"next_page_token": {"type": "string"}}""")]
    [InlineData(
        "token",
        "cursor,limit",
        """{"response_metadata": {"type": "object", "properties": {"next_cursor": {"type": "string"}}}}"""
    )]
    [InlineData(
        "page number",
        "page,per_page",
        """{"meta": {"type": "object", "properties": {"total_pages": {"type": "integer"}}}}"""
    )]
    [InlineData("page number", "page[number],page[size]", """{"total": {"type": "integer"}}""")]
    [InlineData("offset", "offset,limit", """{"total": {"type": "integer"}}""")]
    [InlineData(
        "offset",
        "startIndex,count",
        """{"totalResults": {"type": "integer"}, "startIndex": {"type": "integer"}}"""
    )]
    [InlineData("last id", "starting_after,limit", """{"has_more": {"type": "boolean"}}""")]
    public async Task List_OfEachStyle_IsWalkedToItsEnd(string style, string parameters, string members)
    {
        var query = parameters.Split(',').Select(p => Query.Replace("NAME", p, StringComparison.Ordinal));
        var get = Get.Replace("QUERY", string.Join(", ", query), StringComparison.Ordinal);

        var result = await RunAsync(get.Replace("SCHEMA", Envelope(members), StringComparison.Ordinal));

        Assert.Empty(result.Faults);
        Assert.True(result.Styles[style].Longer > 0, $"no list of more than one page by {style}");
        Assert.True(result.Styles["Link header"].Longer > 0, "no list of more than one page by Link header");
    }

    [Fact]
    public async Task List_ThatIsPagedInTheBody_IsWalkedToItsEnd()
    {
        var members = """{"next_cursor": {"type": "string"}}""";

        var result = await RunAsync(Post.Replace("SCHEMA", Envelope(members), StringComparison.Ordinal));

        Assert.Empty(result.Faults);
        Assert.True(result.Styles["token"].Longer > 0);
    }

    [Fact]
    public async Task Thing_WithAddresses_LeadsToTheTwin()
    {
        var result = await RunAsync(
            """
            {"get": {"responses": {"200": {"description": "thing", "content": {"application/json": {"schema":
              {"type": "object", "required": ["self", "links"], "properties": {"self": {"type": "string", "format": "uri"}, "links": {"type": "object", "required": ["parts"], "properties": {"parts": {"type": "string", "format": "uri"}}}}}}}}}}}
            """
        );

        Assert.Equal(2, result.Links);
        Assert.Empty(result.Faults);
    }

    [Theory]
    [InlineData("next link", """{"items": [{"id": "a"}], "next": "http://localhost/rows?page=2"}""")]
    [InlineData("next link", """{"items": [{"id": "a"}], "next": "https://api.example.org/rows"}""")]
    [InlineData("token", """{"items": [{"id": "a"}], "next_cursor": "again"}""")]
    [InlineData("page number", """{"items": [{"id": "a"}], "total_pages": 99}""")]
    [InlineData("offset", """{"items": [{"id": "a"}], "total": 99}""")]
    [InlineData("last id", """{"items": [{"id": "a"}], "has_more": true}""")]
    [InlineData("address", """{"items": [], "links": {"self": "https://example.com/red-fox"}}""")]
    public async Task Pager_OverAnAnswerThatIsAlwaysTheSame_FindsTheFault(string style, string body)
    {
        var call = new PageCall(
            "GET",
            "/rows",
            "",
            new Dictionary<string, string>(),
            null,
            null,
            ["cursor", "page", "offset", "after"],
            []
        );
        var result = new PagerResult();

        await PagerRun.AskAsync(
            "planted",
            call,
            _ => Task.FromResult(Response.Json(200, Encoding.UTF8.GetBytes(body))),
            result
        );

        Assert.Contains(result.Faults, f => f.Style == style);
    }

    private static string Envelope(string members) => List.Replace("MEMBERS", members[1..^1], StringComparison.Ordinal);

    private async Task<PagerResult> RunAsync(string path)
    {
        var file = Path.Combine(_folder.FullName, "api.json");
        await File.WriteAllTextAsync(
            file,
            Description.Replace("PATH", path, StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
        await using var judge = Judge.Start();
        return await PagerRun.RunAsync(new CorpusDocument("api.json", file), judge);
    }
}
