using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Routing;
using Xunit;

namespace Mockd.Engine.Tests.Routing;

public sealed class RouteTableTests
{
    /// <summary>A table whose targets are the routes as written here: <c>GET /a/{b}</c>.</summary>
    private static RouteTable<string> Table(params string[] routes) =>
        RouteTable<string>.Build([
            .. routes.Select(r => r.Split(' ', 2)).Select(r => new Route<string>(r[0], r[1], $"{r[0]} {r[1]}")),
        ]);

    [Theory]
    [InlineData("/a/b", "GET /a/b")]
    [InlineData("/a/c", "GET /a/{x}")]
    [InlineData("/a/c.json", "GET /a/{x}.json")]
    [InlineData("/a/c.min.json", "GET /a/{x}.min.json")]
    [InlineData("//a", "GET //a")]
    [InlineData("/a/b/c", "GET /a/b/{y}")]
    [InlineData("/a/e/c", "GET /a/{x}/c")]
    [InlineData("/z/b", "GET /{w}/b")]
    public void Match_SeveralFit_MostLiteralWins(string path, string route)
    {
        var table = Table(
            "GET /{w}/b",
            "GET /a/{x}",
            "GET /a/{x}.json",
            "GET /a/{x}.min.json",
            "GET //a",
            "GET /a/b",
            "GET /a/{x}/c",
            "GET /a/b/{y}",
            "GET /{v}/{x}/d"
        );

        Assert.Equal(route, table.Match("GET", path).Target);
    }

    [Fact]
    public void Match_EqualRank_EarlierWins()
    {
        var match = Table("GET /a/{first}", "GET /a/{second}").Match("GET", "/a/1");

        Assert.Equal("GET /a/{first}", match.Target);
        Assert.Equal("first", match.Values.NameAt(0));
    }

    [Theory]
    [InlineData("Action=Send", "", "", "POST /#Action=Send")]
    [InlineData("", "Action: List", "", "POST /#Action=List")]
    [InlineData("", "", "Version=1&Action=List", "POST /#Action=List")]
    [InlineData("Action=List&Mode=long", "", "", "POST /#Action=List&Mode")]
    [InlineData("Action=Other", "", "", null)]
    [InlineData("", "", "", null)]
    public void Match_ConditionsBehindOnePath_PickTheOperation(string query, string header, string form, string? route)
    {
        var table = Table("POST /#Action=Send", "POST /#Action=List", "POST /#Action=List&Mode", "GET /{x}");
        var match = table.Match(
            new Request
            {
                Method = "POST",
                RawPath = "/",
                RawQuery = query,
                Headers =
                    header.Length == 0
                        ? RequestHeaders.None
                        : new RequestHeaders(KeyValuePair.Create(header.Split(": ")[0], header.Split(": ")[1])),
                ContentType = "application/x-www-form-urlencoded",
                Body = System.Text.Encoding.UTF8.GetBytes(form),
            },
            _ =>
                JsonObject.Of(
                    QueryParameters.Parse(form).Pairs.Select(p => KeyValuePair.Create(p.Key, (JsonValue)p.Value))
                )
        );

        Assert.Equal(route, match.Target);
        Assert.Null(match.AllowedMethods);
    }

    [Theory]
    [InlineData("/search", "", "GET /search?q={text}")]
    [InlineData("/jobs", "op=list", "GET /jobs?op=list")]
    [InlineData("/jobs", "", "GET /jobs")]
    [InlineData("/tags/a", "", "GET /tags/{arn}#keys")]
    public void Match_ConditionsNotMet_OnlyMatterAmongSeveral(string path, string query, string route)
    {
        var table = Table(
            "GET /search?q={text}",
            "GET /jobs?op=list",
            "GET /jobs",
            "GET /{a}/{b}",
            "GET /tags/{arn}#keys"
        );
        var match = table.Match(
            new Request
            {
                Method = "GET",
                RawPath = path,
                RawQuery = query,
            }
        );

        Assert.Equal(route, match.Target);
    }

    [Theory]
    [InlineData("""{"stream":true}""", "POST /chat#stream")]
    [InlineData("""{"stream":false}""", "POST /chat")]
    [InlineData("""{"stream":null}""", "POST /chat")]
    [InlineData("""{"stream":"true"}""", "POST /chat#stream")]
    [InlineData("{}", "POST /chat")]
    public void Match_MemberOfTheBody_ChoosesTheLabelledOperation(string body, string route) =>
        Assert.Equal(route, Post(Table("POST /chat", "POST /chat#stream"), body));

    [Theory]
    [InlineData("""{"stream":true,"n":1}""", "POST /chat#events")]
    [InlineData("""{"stream":false}""", "POST /chat")]
    [InlineData("""{"n":1}""", "POST /chat")]
    [InlineData("{}", "POST /chat")]
    [InlineData("""{"stream":7}""", "POST /chat")]
    public void Match_MembersThatOnlyOneTakes_TellOperationsApart(string body, string route)
    {
        var table = RouteTable<string>.Build([
            new Route<string>("POST", "/chat", "POST /chat"),
            new Route<string>("POST", "/chat#events", "POST /chat#events")
            {
                Marks = [new RouteMark("stream", [JsonBoolean.True], IsRequired: true)],
            },
        ]);
        Assert.Equal(route, Post(table, body));
        Assert.True(table.HasConditions);
    }

    private static string? Post(RouteTable<string> table, string body) =>
        table
            .Match(
                new Request
                {
                    Method = "POST",
                    RawPath = "/chat",
                    Body = System.Text.Encoding.UTF8.GetBytes(body),
                },
                request => JsonValue.Parse(request.Body.Span) as JsonObject
            )
            .Target;

    [Fact]
    public void Match_OnlyLabelled_FirstAnswers() =>
        Assert.Equal("GET /a#part", Table("GET /a#part", "GET /a#other").Match("GET", "/a").Target);

    [Theory]
    [InlineData("Action=Start", null, "GET /#Action=Start")]
    [InlineData("x=1&Action=Stop", null, "GET /?Action=Stop")]
    [InlineData("Action=Stop&force=", null, "GET /#Action=Stop&force")]
    [InlineData("", "Pause", "GET /#X-Target=Pause")]
    [InlineData("Action=Other", null, "GET /")]
    [InlineData("", "Other", "GET /")]
    public void Match_PathWithQueryOrFragment_IsToldByParametersAndHeaders(string query, string? header, string route)
    {
        var table = Table(
            "GET /#Action=Start",
            "GET /?Action=Stop",
            "GET /#Action=Stop&force",
            "GET /",
            "GET /#X-Target=Pause"
        );
        var headers = new RequestHeaders(header is null ? [] : [new("x-target", header)]);
        var request = new Request
        {
            Method = "GET",
            RawPath = "/",
            RawQuery = query,
            Headers = headers,
        };

        Assert.Equal(route, table.Match(request).Target);
    }

    [Fact]
    public void NearMisses_ConditionNotMet_IsNamed()
    {
        var miss = Table("POST /#Action=Send", "POST /#Action=List").NearMisses("POST", "/")[0];

        Assert.Equal("POST /#Action=Send", $"{miss.Method} {miss.Path}");
        Assert.Contains("'Action=Send'", miss.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Match_DeadEndBehindLiteral_GoesBack() =>
        Assert.Equal("GET /{x}/b/d", Table("GET /a/b/c", "GET /{x}/b/d").Match("GET", "/a/b/d").Target);

    [Theory]
    [InlineData("/v{n}-api/{a}-{b}", "/v2-api/x-y-z", "2,x,y-z")]
    [InlineData("/{Sid}.json", "/AC1.json.json", "AC1.json")]
    [InlineData("/{a}{b}", "/xyz", "x,yz")]
    [InlineData("/f/{x}", "/f/caf%C3%A9%2F%20+", "café/ +")]
    [InlineData("/f/*", "/f/a/b%20c/", "a/b c/")]
    [InlineData("/f/*", "/f", "")]
    [InlineData("/f/{rest+}", "/f/a/b", "a/b")]
    [InlineData("/*", "/", "")]
    public void Match_Parameters_AreDecoded(string route, string path, string values)
    {
        var match = Table("GET " + route).Match("GET", path);

        Assert.True(match.IsFound);
        Assert.Equal(values, string.Join(',', Enumerable.Range(0, match.Values.Count).Select(match.Values.ValueAt)));
    }

    [Theory]
    [InlineData("/{Sid}.json", "/.json")]
    [InlineData("/{a}-{b}", "/-x")]
    [InlineData("/{a}-{b}", "/x-")]
    [InlineData("/aba{x}bab", "/abab")]
    [InlineData("/a/{x}", "/a/")]
    [InlineData("/a/{x}/b", "/a//b")]
    [InlineData("/a", "/A")]
    [InlineData("/a", "/a//")]
    public void Match_EmptyParameterOrOtherText_IsNotFound(string route, string path) =>
        Assert.False(Table("GET " + route).Match("GET", path).IsFound);

    [Theory]
    [InlineData("/a%20b")]
    [InlineData("/a b")]
    public void Match_EscapedLiteral_Fits(string route) =>
        Assert.True(Table("GET " + route + "/c").Match("GET", "/%61%20b/c").IsFound);

    [Theory]
    [InlineData("/%")]
    [InlineData("/x/%2")]
    [InlineData("/%zz")]
    [InlineData("/%ff")]
    [InlineData("/%C3/%A9")]
    public void Match_BadEscape_IsRefused(string path) =>
        Assert.Throws<BadPathException>(() => Table("GET /{x}").Match("GET", path));

    [Fact]
    public void Match_SlashAtEnd_FitsUnlessThereIsAnExactRoute()
    {
        var table = Table("GET /a", "GET /b/", "GET /c", "GET /c/", "GET /d/{x}");

        Assert.Equal("GET /a", table.Match("GET", "/a/").Target);
        Assert.Equal("GET /b/", table.Match("GET", "/b").Target);
        Assert.Equal("GET /c/", table.Match("GET", "/c/").Target);
        Assert.Equal("GET /c", table.Match("GET", "/c").Target);
        Assert.Equal("1", table.Match("GET", "/d/1/").Values.Find("x"));
    }

    [Fact]
    public void Match_Head_FallsBackToGet()
    {
        var table = Table("GET /a", "HEAD /b", "GET /b");

        Assert.Equal("GET /a", table.Match("HEAD", "/a").Target);
        Assert.Equal("HEAD /b", table.Match("HEAD", "/b").Target);
    }

    [Fact]
    public void Match_OtherMethod_ListsAllowedOnes()
    {
        var match = Table("POST /a", "GET /{x}", "DELETE /a/", "PUT /b").Match("PATCH", "/a");

        Assert.False(match.IsFound);
        Assert.Equal(["DELETE", "GET", "HEAD", "OPTIONS", "POST"], match.AllowedMethods);
    }

    [Fact]
    public void Match_NothingFits_HasNoAllowedMethods() =>
        Assert.Null(Table("POST /a").Match("POST", "/b").AllowedMethods);

    [Fact]
    public void Match_HugePaths_EndWithoutHarm()
    {
        var table = Table("GET /{a}-{b}-{c}-{d}x", "GET /a/*", "GET " + string.Concat(Enumerable.Repeat("/{x}", 100)));

        Assert.False(table.Match("GET", "/" + new string('-', 65_000)).IsFound);
        Assert.False(table.Match("GET", string.Concat(Enumerable.Repeat("/x", 32_000))).IsFound);
        Assert.Equal(
            65_000,
            table.Match("GET", "/a/" + string.Concat(Enumerable.Repeat("x/", 32_500))).Values.ValueAt(0).Length
        );
        Assert.False(table.Match("GET", new string('/', 65_000)).IsFound);
    }
}
