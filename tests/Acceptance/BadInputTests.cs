using System.Text;
using Acceptance.Tests.Running;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Xunit;

namespace Acceptance.Tests;

/// <summary>Requests that no well-meaning caller sends: refused, in the table's shape, without harm.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mockd-bad-");
    private ISpecTarget _twin = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var files = Path.Combine(SpecTests.FindRoot(), "tests/Acceptance/specs/files");
        File.Copy(Path.Combine(files, "pets.yaml"), Path.Combine(_folder.FullName, "pets.yaml"));
        File.Copy(Path.Combine(files, "strict.yaml"), Path.Combine(_folder.FullName, "mockd.yaml"));
        var setup = new SpecSetup
        {
            ConfigPath = Path.Combine(_folder.FullName, "mockd.yaml"),
            Folder = _folder.FullName,
            CacheFolder = Path.Combine(_folder.FullName, "cache"),
            OverSockets = true,
        };
        var diagnostics = new List<string>();
        var twin = await SpecTargets.StartAsync(setup, diagnostics, Cancellation);
        _twin = twin ?? throw new InvalidOperationException(string.Join('\n', diagnostics));
    }

    public async ValueTask DisposeAsync()
    {
        await _twin.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    public static TheoryData<string, string, string> Bodies =>
        new()
        {
            { "not JSON", Json, "{\"name\": " },
            { "an array", Json, "[1]" },
            { "a text", Json, "\"name\"" },
            { "two values", Json, "{} {}" },
            { "a key given twice", Json, "{\"name\": \"A\", \"kind\": \"dog\", \"name\": \"B\"}" },
            {
                "nested too deep",
                Json,
                string.Concat(Enumerable.Repeat("{\"a\":", 10_000)) + "1" + new string('}', 10_000)
            },
            { "arrays nested too deep", Json, "{\"a\":" + new string('[', 10_000) + new string(']', 10_000) + "}" },
            { "not UTF-8 in spirit", Json, "{\"name\": \"\\ud800\"" },
            { "form nested too deep", Form, "a" + string.Concat(Enumerable.Repeat("[b]", 10_000)) + "=1" },
            { "multipart without boundary", "multipart/form-data", "name=Rex" },
            {
                "multipart that never ends",
                "multipart/form-data; boundary=XX",
                "--XX\r\nContent-Disposition: form-data; name=a\r\n\r\n1"
            },
        };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Create_BodyThatIsNotWhatItSays_Is400InTheTablesShape(string what, string type, string body)
    {
        var answer = await SendAsync("POST", "/pets", type, body);

        Assert.True(answer.Status == 400, $"{what}: {answer.Status} {Text(answer)}");
        Assert.Equal("bad", ErrorOf(answer)["type"]?.AsText);
        await AssertUnharmedAsync();
    }

    [Theory]
    [InlineData("text/csv")]
    [InlineData("application/xml")]
    [InlineData("nonsense")]
    public async Task Create_TypeThatNobodyDescribes_Is415InTheTablesShape(string type)
    {
        var answer = await SendAsync("POST", "/pets", type, "name;Rex");

        Assert.Equal(415, answer.Status);
        Assert.Equal("media", ErrorOf(answer)["type"]?.AsText);
        await AssertUnharmedAsync();
    }

    [Fact]
    public async Task Create_BodyOver10Megabytes_Is413InTheTablesShape()
    {
        var answer = await SendAsync(
            "POST",
            "/pets",
            Json,
            "{\"name\": \"" + new string('x', 11 * 1024 * 1024) + "\"}"
        );

        Assert.Equal(413, answer.Status);
        Assert.Equal("large", ErrorOf(answer)["type"]?.AsText);
        await AssertUnharmedAsync();
    }

    [Theory]
    [InlineData("name=Rex&tags[999999999]=x")]
    [InlineData("name=Rex&tags[-1]=x&tags[18446744073709551616]=y")]
    [InlineData("name=Rex&[=&]=&[]=&=&&&")]
    [InlineData("name=Rex&a=1&a[b]=2&a[]=3")]
    [InlineData("name=Rex&name[x]=1")]
    [InlineData("name=%zz%ff%")]
    [InlineData("name=Rex&age=99999999999999999999999999")]
    [InlineData("name=Rex&weight=1e999")]
    public async Task Create_OddForm_IsNeverAnErrorOfOurs(string form)
    {
        var answer = await SendAsync("POST", "/pets", Form, form);

        Assert.InRange(answer.Status, 200, 499);
        Assert.InRange(answer.Body.Length, 1, 10_000);
    }

    [Fact]
    public async Task Create_FormOfManyPairs_IsAnswered()
    {
        var form = "name=Rex&" + string.Join('&', Enumerable.Range(0, 50_000).Select(i => $"metadata[k{i}]={i}"));

        Assert.InRange((await SendAsync("POST", "/pets", Form, form)).Status, 200, 499);
    }

    [Theory]
    [InlineData("/pets/%")]
    [InlineData("/pets/%zz")]
    [InlineData("/pets/%ff%fe")]
    [InlineData("/pets/%c0%af")]
    public async Task Path_WithBrokenEscapes_Is400(string path)
    {
        Assert.Equal(400, (await SendAsync("GET", path, null, "")).Status);
        await AssertUnharmedAsync();
    }

    [Theory]
    [InlineData("/pets?limit=-1")]
    [InlineData("/pets?limit=0")]
    [InlineData("/pets?limit=999999999999999999999")]
    [InlineData("/pets?limit=abc")]
    [InlineData("/pets?offset=-5")]
    [InlineData("/pets?offset=2147483647&limit=100")]
    [InlineData("/pets?age[gte]=x&age[foo]=1")]
    [InlineData("/pets?sort=__proto__&order=sideways")]
    [InlineData("/pets?starting_after=p1&ending_before=p1")]
    [InlineData("/pets?starting_after=")]
    [InlineData("/pets?expand[]=a.b.c.d.e.f.g.h")]
    [InlineData("/pets?expand[]=..&expand=,,,")]
    [InlineData("/pets?%=%&=%zz&&")]
    [InlineData("/pets/..%2f..%2fetc%2fpasswd")]
    [InlineData("/pets//")]
    [InlineData("/%00")]
    [InlineData("//")]
    public async Task Request_WithOddTarget_IsNeverAnErrorOfOurs(string target)
    {
        Assert.InRange((await SendAsync("GET", target, null, "")).Status, 200, 499);
        await AssertUnharmedAsync();
    }

    [Fact]
    public async Task Create_InParallelWithOneIdempotencyKey_HappensOnce()
    {
        var key = KeyValuePair.Create("Idempotency-Key", "one");
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => SendAsync("POST", "/pets", Form, "name=Rex", key))
        );

        Assert.All(answers, answer => Assert.True(answer.Status is 201 or 409, Text(answer)));
        Assert.Single(answers.Where(a => a.Status == 201).Select(a => Text(a)).Distinct());
        var list = (JsonObject)JsonValue.Parse((await SendAsync("GET", "/pets", null, "")).Body.Span);
        Assert.Equal(2, ((JsonArray)list["data"]!).Count);
    }

    private static string Text(Response answer) => Encoding.UTF8.GetString(answer.Body.Span);

    private static JsonObject ErrorOf(Response answer) =>
        (JsonObject)((JsonObject)JsonValue.Parse(answer.Body.Span))["error"]!;

    private async Task AssertUnharmedAsync()
    {
        var answer = await SendAsync("GET", "/pets", null, "");
        Assert.Equal(200, answer.Status);
        var rows = (JsonArray)((JsonObject)JsonValue.Parse(answer.Body.Span))["data"]!;
        Assert.Equal("p1", ((JsonObject)Assert.Single(rows))["id"]?.AsText);
    }

    private Task<Response> SendAsync(
        string method,
        string target,
        string? type,
        string body,
        params IEnumerable<KeyValuePair<string, string>> headers
    )
    {
        var parts = target.Split('?', 2);
        return _twin.SendAsync(
            new Request
            {
                Method = method,
                RawPath = parts[0],
                RawQuery = parts.Length > 1 ? parts[1] : "",
                Headers = new RequestHeaders(headers),
                ContentType = type,
                Body = Encoding.UTF8.GetBytes(body),
            },
            Cancellation
        );
    }
}
