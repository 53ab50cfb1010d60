using Xunit;

namespace Server.Tests.Pipeline;

/// <summary>Which stub answers, and what it knows of the request.</summary>
public sealed class StubTests
{
    private const string Description = """
        openapi: 3.0.3
        info: { title: t, version: "1" }
        paths:
          /pets: { get: { operationId: pets, responses: { "200": { description: ok } } } }
        """;

    [Theory]
    [InlineData("/a/one/two", "one", "two")]
    [InlineData("/a/%C3%A4/x%20y", "ä", "x y")]
    public async Task Stub_WithFurtherCriteria_HasItsPathParameters(string path, string first, string second)
    {
        var twin = await StartAsync(
            """{ method: GET, path: "/a/{first}/{second}", headers: { X-Kind: k } }, response: { body: { f: "{{path.first}}", s: "{{request.pathParam.second}}" } }"""
        );
        var answer = ServedTwin.Json(await twin.AskAsync("GET", path, null, ("X-Kind", "k")));
        Assert.Equal((first, second), (answer["f"]?.AsText, answer["s"]?.AsText));
        Assert.Equal(404, (await twin.AskAsync("GET", path, null)).Status);
        Assert.Equal(404, (await twin.AskAsync("GET", path + "/more", null, ("X-Kind", "k"))).Status);
    }

    [Theory]
    [InlineData("""{ method: GET, pathPattern: "^/(a+)+$" }""", "/aaaa", 200)]
    [InlineData(
        """{ method: GET, pathPattern: "^/(a+)+$" }""",
        "/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!",
        404
    )]
    [InlineData("""{ method: GET, path: "/x/*", queryParams: { q: "1" } }""", "/x/a/b", 404)]
    [InlineData("""{ method: GET, path: "/x.y" , headers: { } }""", "/xzy", 404)]
    [InlineData("""{ path: "/x.y" }""", "/x.y", 200)]
    [InlineData("""{ path: "/x/*/z" }""", "/x/a/b/z", 200)]
    [InlineData("""{ path: "/x/*/z" }""", "/x/a/b/z/more", 404)]
    [InlineData("""{ method: POST, path: "/x/*" }""", "/x/a", 405)]
    public async Task Stub_ByPath_AnswersWhatFits(string matcher, string path, int status)
    {
        var twin = await StartAsync(matcher + ", response: { body: { ok: true } }");
        var answered = (await twin.GetAsync(path)).Status;
        Assert.True(answered == status || (status == 405 && answered == 404), $"{answered}");
    }

    [Fact]
    public async Task Stub_PatternThatTakesTooManySteps_IsRefusedAndTouchesNoOtherPath()
    {
        var twin = await StartAsync("""{ method: POST, path: /slow, bodyPattern: "(?=(a+)+$)b" }""");
        var body = "\"" + new string('a', 5000) + "!\"";

        var answer = await twin.PostAsync("/slow", body);

        Assert.Equal(400, answer.Status);
        Assert.Contains("steps", ServedTwin.Text(answer), StringComparison.Ordinal);
        Assert.Equal(404, (await twin.PostAsync("/other", body)).Status);
        Assert.Equal(200, (await twin.GetAsync("/pets")).Status);
    }

    [Theory]
    [InlineData("""bodyContains: "b" """, "abc", true)]
    [InlineData("""bodyContains: "B" """, "abc", false)]
    [InlineData("""bodyEquals: "abc" """, "abc", true)]
    [InlineData("""bodyEquals: "abc" """, "abcd", false)]
    [InlineData("""bodyPattern: "^a.c$" """, "abc", true)]
    [InlineData("""bodyPattern: "^a.c$" """, "abbc", false)]
    [InlineData("""bodyJsonPath: { "$.a.b[1]['c d']": 7 }""", """{"a":{"b":[0,{"c d":7}]}}""", true)]
    [InlineData("""bodyJsonPath: { "$.a.b[1]['c d']": 7 }""", """{"a":{"b":[0,{"c d":8}]}}""", false)]
    [InlineData("""bodyJsonPath: { "$.a": "7" }""", """{"a":7}""", true)]
    [InlineData("""bodyJsonPath: { "$.a[2]": 7 }""", """{"a":[7]}""", false)]
    [InlineData("""bodyJsonPath: { "$.a": 7 }""", "not json", false)]
    [InlineData("""bodyContains: "b", bodyEquals: "abc" """, "abcb", false)]
    public async Task Stub_ByBody_AnswersWhatFits(string criterion, string body, bool fits)
    {
        var twin = await StartAsync($$"""{ method: POST, path: /x, {{criterion}} }, response: { statusCode: 202 }""");
        Assert.Equal(fits ? 202 : 404, (await twin.PostAsync("/x", "text/plain", body)).Status);
    }

    [Theory]
    [InlineData("""bodyJsonPath: { "$.a..b": 7 }""", "MK1011")]
    [InlineData("""bodyJsonPath: { "$.a[x]": 7 }""", "MK1011")]
    [InlineData("""bodyContains: "z", bodyEquals: "abc" """, "MK2032")]
    public async Task Stub_ThatNoBodyCanFit_IsRefusedAtTheStart(string criterion, string code)
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            StartAsync($$"""{ method: POST, path: /x, {{criterion}} }, response: { statusCode: 202 }""")
        );
        Assert.Contains(code, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", "de", true)]
    [InlineData("de", "de-CH", false)]
    [InlineData("de*", "de-CH", true)]
    [InlineData("de*", "fr-de", false)]
    [InlineData("*CH", "de-CH", true)]
    [InlineData("*CH", "CH-de", false)]
    [InlineData("*-*", "de-CH", true)]
    [InlineData("*-*", "deCH", false)]
    public async Task Stub_ByHeader_AnswersWhatFits(string wanted, string sent, bool fits)
    {
        var twin = await StartAsync(
            $$"""{ path: /x, headers: { X-Lang: "{{wanted}}" } }, response: { statusCode: 202 }"""
        );
        Assert.Equal(fits ? 202 : 404, (await twin.AskAsync("GET", "/x", null, ("x-lang", sent))).Status);
        Assert.Equal(404, (await twin.GetAsync("/x")).Status);
    }

    [Fact]
    public async Task Stub_WithADelay_WaitsOnTheTwinsClockAlsoUnderAnIdempotencyKey()
    {
        var time = new StoppedTime();
        var twin = await StartAsync(
            "{ method: POST, path: /slow }, response: { delayMs: 1500, body: { ok: true } }",
            "idempotency: { header: Idempotency-Key }\n",
            time
        );

        var answering = twin.AskAsync("POST", "/slow", "{}", ("Idempotency-Key", "k")).AsTask();

        Assert.False(answering.IsCompleted);
        Assert.Equal(TimeSpan.FromMilliseconds(1500), time.Asked);
        time.Ring();
        Assert.Equal(200, (await answering).Status);
    }

    private static Task<ServedTwin> StartAsync(string stub, string more = "", TimeProvider? time = null) =>
        ServedTwin.StartAsync(Description, $"{more}mocks:\n  - {{ id: s, http: {{ matcher: {stub} }} }}\n", time);
}
