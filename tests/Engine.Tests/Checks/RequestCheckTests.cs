using System.Text;
using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine.Checks;
using Mockd.Engine.Exchanges;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Routing;
using Xunit;

namespace Mockd.Engine.Tests.Checks;

public sealed class RequestCheckTests
{
    private const string Numbers = """{"type":"array","items":{"type":"integer"}}""";
    private const string Point = """{"type":"object","properties":{"x":{"type":"integer"},"y":{"type":"integer"}}}""";

    [Theory]
    [InlineData("form", true, Numbers, "p=1&p=2", "p=1&p=a")]
    [InlineData("form", true, Numbers, "p[]=1&p[]=2", "p[]=1&p[]=a")]
    [InlineData("form", false, Numbers, "p=1,2", "p=1,a")]
    [InlineData("spaceDelimited", false, Numbers, "p=1%202", "p=1%20a")]
    [InlineData("pipeDelimited", false, Numbers, "p=1|2", "p=1|a")]
    [InlineData("deepObject", true, Point, "p[x]=1&p[y]=2", "p[x]=1&p[y]=a")]
    [InlineData("form", true, Point, "x=1&y=2", "x=1&y=a")]
    [InlineData("form", false, Point, "p=x,1,y,2", "p=x,1,y,a")]
    [InlineData("form", true, """{"type":"integer"}""", "p=1", "p=1.5")]
    [InlineData("form", true, """{"type":"boolean"}""", "p=true", "p=yes")]
    [InlineData("form", true, """{"enum":["a","b"]}""", "p=a", "p=c")]
    [InlineData(
        "form",
        true,
        """{"anyOf":[{"type":"integer"},{"type":"string","format":"date"}]}""",
        "p=2026-01-01",
        "p=x"
    )]
    public void Run_QueryParameter_IsReadByItsStyle(
        string style,
        bool explode,
        string schema,
        string right,
        string wrong
    )
    {
        var operation = Operation(Parameter("query", style, explode, schema));
        Assert.Empty(Run(operation, query: right));
        Assert.StartsWith("p", Assert.Single(Run(operation, query: wrong)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("filter[state]", "filter[state][]=1&filter[state][]=2", true)]
    [InlineData("filter[state]", "filter[state][]=a", false)]
    [InlineData("filter[state][]", "filter[state][0]=1", true)]
    [InlineData("filter[state]", "filter[state][=1", true)]
    [InlineData("filter[state]", "filter[state][a=1", true)]
    public void Run_NameWithBrackets_IsReadWithWhatFollows(string name, string query, bool fits)
    {
        var parameter = Parameter("query", "form", true, Numbers)
            .Replace("\"p\"", $"\"{name}\"", StringComparison.Ordinal);
        Assert.Equal(fits, Run(Operation(parameter), query: query).Count == 0);
    }

    [Theory]
    [InlineData("simple", false, Numbers, "1,2", "1,a")]
    [InlineData("label", false, Numbers, ".1,2", ".1,a")]
    [InlineData("label", true, Numbers, ".1.2", ".1.a")]
    [InlineData("matrix", false, Numbers, ";p=1,2", ";p=1,a")]
    [InlineData("matrix", true, Numbers, ";p=1;p=2", ";p=1;p=a")]
    [InlineData("simple", false, Point, "x,1,y,2", "x,1,y,a")]
    [InlineData("simple", true, Point, "x=1,y=2", "x=1,y=a")]
    [InlineData("label", true, Point, ".x=1.y=2", ".x=1.y=a")]
    [InlineData("matrix", true, Point, ";x=1;y=2", ";x=1;y=a")]
    [InlineData("simple", false, """{"type":"integer"}""", "7", "seven")]
    public void Run_PathParameter_IsReadByItsStyle(
        string style,
        bool explode,
        string schema,
        string right,
        string wrong
    )
    {
        var operation = Operation(Parameter("path", style, explode, schema));
        Assert.Empty(Run(operation, path: right));
        Assert.Equal("p", Assert.Single(Run(operation, path: wrong)).Param);
    }

    [Theory]
    [InlineData("label", "1,2", "must begin with a dot")]
    [InlineData("matrix", "p=1,2", "must begin with a semicolon")]
    [InlineData("matrix", ";q=1,2", "must be written ;p=")]
    public void Run_PathParameterWithoutTheSignsOfItsStyle_IsRefused(string style, string path, string message) =>
        Assert.Contains(
            message,
            Assert.Single(Run(Operation(Parameter("path", style, false, Numbers)), path: path)).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("image/png", 0)]
    [InlineData("image/svg+xml", 0)]
    [InlineData("application/pdf", 0)]
    [InlineData("text/plain", 1)]
    public void Run_PartOfAnotherTypeThanItsEncoding_IsADifference(string type, int differences)
    {
        var operation = Operation(
            "",
            """
            {"multipart/form-data":{"schema":{"type":"object","properties":{"file":{"type":"string","format":"binary"}}},
             "encoding":{"file":{"contentType":"image/*, application/pdf"}}}}
            """
        );
        var found = RequestCheck.Run(
            operation,
            new CheckedRequest
            {
                Path = default,
                Query = QueryParameters.Empty,
                KnownNames = new HashSet<string>(),
                ContentType = "multipart/form-data; boundary=x",
                Body = JsonObject.Of(("file", "x")),
                PartTypes = [KeyValuePair.Create("file", type)],
            }
        );
        Assert.Equal(differences, found.Count);
    }

    [Theory]
    [InlineData("Dog", "", 0)]
    [InlineData("hound", "", 0)]
    [InlineData("Cow", "kind", 1)]
    public void Run_ValueOfADiscriminatorThatNamesNothing_IsRefused(string kind, string param, int differences)
    {
        var found = Run(
            Operation(
                "",
                Json(
                    """
                    {"oneOf":[{"$ref":"#/components/schemas/Dog"},{"$ref":"#/components/schemas/Cat"}],
                     "discriminator":{"propertyName":"kind","mapping":{"cat":"Cat","hound":"Dog"}}}
                    """
                )
            ),
            body: $$"""{"kind":"{{kind}}"}"""
        );
        Assert.Equal(differences, found.Count);
        Assert.Equal(param, string.Join(" ", found.Select(f => f.Param)));
    }

    [Fact]
    public void Run_HeadersAndCookies_AreReadAndMissed()
    {
        var operation = Operation(
            """{"name":"X-Ids","in":"header","required":true,"schema":{"type":"array","items":{"type":"integer"}}},"""
                + """{"name":"session","in":"cookie","required":true,"schema":{"type":"string","minLength":3}}"""
        );
        Assert.Empty(Run(operation, headers: [new("x-ids", "1, 2"), new("Cookie", "a=b; session=abc")]));
        Assert.Equal(["X-Ids", "session"], Run(operation, headers: []).Select(f => f.Param));
        var wrong = Run(operation, headers: [new("X-Ids", "1, x"), new("Cookie", "session=ab")]);
        Assert.Equal(["X-Ids", "session"], wrong.Select(f => f.Param));
    }

    [Theory]
    [InlineData("""p={"a":1}""", 0)]
    [InlineData("""p={"a":"x"}""", 1)]
    [InlineData("p={", 1)]
    public void Run_ParameterWithContent_IsParsed(string query, int differences)
    {
        var operation = Operation(
            """
            {"name":"p","in":"query","content":{"application/json":{"schema":{"properties":{"a":{"type":"integer"}}}}}}
            """
        );
        Assert.Equal(differences, Run(operation, query: query).Count);
    }

    [Fact]
    public void Run_SeveralDifferences_AreAllFound()
    {
        var operation = Operation(
            Parameter("query", "form", true, """{"type":"integer"}"""),
            Json("""{"type":"object","required":["a","b"],"properties":{"c":{"type":"boolean"}}}""")
        );
        var found = Run(operation, query: "p=x", body: """{"c":1}""");
        Assert.Equal(["p", "a", "b", "c"], found.Select(f => f.Param));
    }

    [Theory]
    [InlineData("[1,2]", 0)]
    [InlineData("[1,\"a\"]", 1)]
    [InlineData("{}", 1)]
    public void Run_BodyWithAnArrayAtItsRoot_IsCompared(string body, int differences) =>
        Assert.Equal(differences, Run(Operation("", Json(Numbers)), body: body).Count);

    [Fact]
    public void Run_BodyOfAnotherMediaType_IsADifferenceThatNamesTheDescribedOnes()
    {
        var found = RequestCheck.Run(
            Operation("", Json("{}")),
            new CheckedRequest
            {
                Path = default,
                Query = QueryParameters.Empty,
                KnownNames = new HashSet<string>(),
                ContentType = "text/csv",
                Body = "a,b",
            }
        );
        Assert.Contains("application/json", Assert.Single(found).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"string","format":"binary"}""", 0)]
    [InlineData("""{"type":"integer"}""", 1)]
    public void Run_UploadedFile_IsATextToTheDescription(string member, int differences)
    {
        var body = $$"""{"multipart/form-data":{"schema":{"type":"object","properties":{"file":{{member}} } } } }""";
        var sent = """{"file":{"filename":"a.txt","type":"text/plain","size":1,"base64":"YQ=="}}""";
        var operation = Operation("", body);
        Assert.Equal(differences, Run(operation, body: sent, contentType: "multipart/form-data; boundary=x").Count);
    }

    [Theory]
    [InlineData(UndescribedMode.Off, "")]
    [InlineData(UndescribedMode.Parameters, "q")]
    [InlineData(UndescribedMode.Members, "extra a[b]")]
    [InlineData(UndescribedMode.All, "q extra a[b]")]
    public void Run_NamesThatAreNotDescribed_CountWhereAskedFor(UndescribedMode mode, string expected)
    {
        var schema = """
            {"properties":{"a":{"properties":{"known":{}}},"free":{"type":"object"},
             "open":{"properties":{"x":{}},"additionalProperties":true}}}
            """;
        var operation = Operation(Parameter("query", "form", true, """{"type":"string"}"""), Json(schema));
        var found = Run(
            operation,
            query: "p=1&q=2",
            body: """{"extra":1,"a":{"b":1},"free":{"x":1},"open":{"z":1}}""",
            undescribed: mode
        );
        Assert.Equal(
            expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(),
            found.Select(f => f.Param).Order()
        );
    }

    [Fact]
    public void DescribedError_OperationWithAnErrorSchema_HoldsTheMessageAndIsValid()
    {
        var operation = Operation(
            "",
            responses: """
            "4XX":{"description":"","content":{"application/problem+json":{"schema":{"type":"object",
             "required":["error"],"properties":{"error":{"type":"object","required":["code","message"],
             "properties":{"code":{"type":"integer"},"message":{"type":"string"}}}}}}}}
            """
        );
        var told = JsonObject.Of(("message", "p: wrong"), ("param", "p"), ("check", "type"));
        var made = DescribedError.Make(operation, 400, [told], 1, DateTimeOffset.UnixEpoch)!;
        Assert.Equal("application/problem+json", made.ContentType);
        Assert.Equal(
            JsonValue.Parse("""{"error":{"code":400,"message":"p: wrong"} }"""),
            JsonValue.Parse(made.Body.Span)
        );
    }

    private static IReadOnlyList<RequestDifference> Run(
        Operation operation,
        string query = "",
        string path = "1",
        string? body = null,
        string contentType = "application/json",
        KeyValuePair<string, string>[]? headers = null,
        UndescribedMode undescribed = UndescribedMode.Off
    ) =>
        RequestCheck.Run(
            operation,
            new CheckedRequest
            {
                Path = new PathValues(["p"], [path]),
                Query = QueryParameters.Parse(query),
                Headers = new RequestHeaders(headers ?? []),
                ContentType = body is null ? null : contentType,
                Body = body is null ? null : JsonValue.Parse(body),
                Undescribed = undescribed,
                KnownNames = new HashSet<string>(),
            }
        );

    private static string Parameter(string location, string style, bool explode, string schema) =>
        $$"""
            {"name":"p","in":"{{location}}","style":"{{style}}","explode":{{(
                explode ? "true" : "false"
            )}},"schema":{{schema}} }
            """;

    private static string Json(string schema) => $$"""{"application/json":{"schema":{{schema}} } }""";

    private static Operation Operation(string parameters, string? content = null, string responses = "")
    {
        var body = content is null
            ? ""
            : $$"""
                "requestBody":{"required":true,"content":{{content}} },
                """;
        var ok = """
            "200":{"description":""}
            """;
        var all = responses.Length == 0 ? ok : ok + "," + responses;
        var text = $$"""
            {"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{"/a/{p}":{"post":{ {{body}}
             "parameters":[{{parameters}}],"responses":{ {{all}} } } } },
             "components":{"schemas":{"Dog":{"type":"object"},"Cat":{"type":"object"} } } }
            """;
        List<Diagnostic> diagnostics = [];
        var description = ApiDescriptionReader.Read(Encoding.UTF8.GetBytes(text), "test.json", diagnostics);
        return description!.Operations[0];
    }
}
