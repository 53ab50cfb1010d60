using Engine.Tests.Sandboxes;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Xunit;

namespace Server.Tests.Pipeline;

/// <summary>Which sandbox a request sees, and what it then sees.</summary>
public sealed class SandboxTests
{
    private const string Twin = """
        version: "1.0"
        tables:
          - name: pets
            idStrategy: sequence
            seedData: [{ id: "1", name: Ada }]
        mocks:
          - { id: add, http: { matcher: { method: POST, path: /pets }, statefulBinding: { table: pets, action: create } } }
          - { id: all, http: { matcher: { method: GET, path: /pets }, statefulBinding: { table: pets, action: list } } }
        idempotency: { header: Idempotency-Key }

        """;

    [Theory]
    [InlineData("{ apiKey: bearer }", "Authorization", "Bearer a", "Bearer b")]
    [InlineData("{ apiKey: basic }", "Authorization", "Basic YTo=", "Basic Yjo=")]
    [InlineData("{ apiKey: header, name: X-Key }", "X-Key", "a", "b")]
    [InlineData("{ header: X-Sandbox }", "X-Sandbox", "a", "b")]
    [InlineData("{ host: \"{sandbox}.twin.test\" }", "Host", "a.twin.test:80", "b.twin.test")]
    public async Task Rule_ByHeader_GivesEachCallerItsOwnRows(string rule, string header, string one, string other)
    {
        using var folder = await TwinFolder.StartAsync($"{Twin}sandboxes: {{ by: [{rule}] }}");
        await SendAsync(folder, "POST", "/pets", (header, one));

        Assert.Equal(2, await CountAsync(folder, "/pets", (header, one)));
        Assert.Equal(1, await CountAsync(folder, "/pets", (header, other)));
        Assert.Equal(1, await CountAsync(folder, "/pets"));
    }

    [Theory]
    [InlineData("{ path: \"/s/{sandbox}\" }", "/s/a/pets", "/s/b/pets")]
    [InlineData("{ path: \"/s-{sandbox}/v1\" }", "/s-a/v1/pets", "/s-b/v1/pets")]
    [InlineData("{ apiKey: query, name: key }", "/pets?key=a", "/pets?key=b")]
    public async Task Rule_ByAddress_GivesEachCallerItsOwnRows(string rule, string one, string other)
    {
        using var folder = await TwinFolder.StartAsync($"{Twin}sandboxes: {{ by: [{rule}] }}");
        await SendAsync(folder, "POST", one);

        Assert.Equal(2, await CountAsync(folder, one));
        Assert.Equal(1, await CountAsync(folder, other));
        Assert.Equal(1, await CountAsync(folder, "/pets"));
    }

    [Fact]
    public async Task Key_OfASandbox_IsNotInItsName()
    {
        using var folder = await TwinFolder.StartAsync(
            $"{Twin}sandboxes: {{ by: [{{ apiKey: bearer }}], showIn: X-Shown }}"
        );
        var response = await SendAsync(folder, "GET", "/pets", ("Authorization", "Bearer sk_secret"));

        var shown = response.Headers.Single(h => h.Key == "X-Shown").Value;
        Assert.StartsWith("key-", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_Explicit_RefusesNamesThatNobodyMade()
    {
        using var folder = await TwinFolder.StartAsync(
            $"{Twin}sandboxes: {{ by: [{{ header: X-Sandbox }}], create: explicit }}"
        );
        Assert.Equal(404, (await SendAsync(folder, "GET", "/pets", ("X-Sandbox", "a"))).Status);
        await folder.Twin.State.CreateAsync("a", null, TestContext.Current.CancellationToken);
        Assert.Equal(200, (await SendAsync(folder, "GET", "/pets", ("X-Sandbox", "a"))).Status);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("../x")]
    [InlineData("-a")]
    public async Task Name_ThatIsNone_IsRefused(string name)
    {
        using var folder = await TwinFolder.StartAsync($"{Twin}sandboxes: {{ by: [{{ header: X-Sandbox }}] }}");
        Assert.Equal(400, (await SendAsync(folder, "GET", "/pets", ("X-Sandbox", name))).Status);
        Assert.Single(await folder.Twin.State.SandboxesAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Max_Reached_TheOneIdleLongestGoes()
    {
        var time = new ManualTime();
        using var folder = await TwinFolder.StartAsync(
            $"{Twin}sandboxes: {{ by: [{{ header: X-Sandbox }}], max: 3 }}",
            time
        );
        foreach (var name in (string[])["a", "b", "a", "c"])
        {
            await SendAsync(folder, "POST", "/pets", ("X-Sandbox", name));
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(
            ["a", "c", "default"],
            (await folder.Twin.State.SandboxesAsync(TestContext.Current.CancellationToken)).Select(s => s.Name)
        );
        Assert.Equal(3, await CountAsync(folder, "/pets", ("X-Sandbox", "a")));
    }

    [Fact]
    public async Task From_ASandbox_StartsWithItsRows()
    {
        using var folder = await TwinFolder.StartAsync(
            $"{Twin}sandboxes: {{ by: [{{ header: X-Sandbox }}], from: default }}"
        );
        await SendAsync(folder, "POST", "/pets");
        Assert.Equal(2, await CountAsync(folder, "/pets", ("X-Sandbox", "a")));
        await SendAsync(folder, "POST", "/pets", ("X-Sandbox", "a"));
        Assert.Equal(
            (3, 2),
            (await CountAsync(folder, "/pets", ("X-Sandbox", "a")), await CountAsync(folder, "/pets"))
        );
    }

    [Fact]
    public async Task From_ASandboxThatIsNotThere_SaysSoUntilItIsMade()
    {
        using var folder = await TwinFolder.StartAsync(
            $"{Twin}sandboxes: {{ by: [{{ header: X-Sandbox }}], from: prepared }}"
        );
        var refused = await SendAsync(folder, "GET", "/pets", ("X-Sandbox", "a"));
        Assert.Equal(404, refused.Status);
        Assert.Contains(
            "mockd sandbox create prepared",
            System.Text.Encoding.UTF8.GetString(refused.Body.Span),
            StringComparison.Ordinal
        );

        await SendAsync(folder, "POST", "/pets", ("X-Sandbox", "prepared"));

        Assert.Equal(2, await CountAsync(folder, "/pets", ("X-Sandbox", "a")));
        Assert.Equal(1, await CountAsync(folder, "/pets"));
    }

    [Fact]
    public async Task IdempotencyKey_InTwoSandboxes_ActsInBoth()
    {
        using var folder = await TwinFolder.StartAsync($"{Twin}sandboxes: {{ by: [{{ header: X-Sandbox }}] }}");
        foreach (var name in (string[])["a", "b", "a"])
        {
            await SendAsync(folder, "POST", "/pets", ("X-Sandbox", name), ("Idempotency-Key", "k"));
        }

        Assert.Equal(2, await CountAsync(folder, "/pets", ("X-Sandbox", "a")));
        Assert.Equal(2, await CountAsync(folder, "/pets", ("X-Sandbox", "b")));
    }

    [Fact]
    public async Task IdempotencyKey_SentManyTimesAtOnce_ActsOnce()
    {
        using var folder = await TwinFolder.StartAsync(Twin);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(_ => Task.Run(() => SendAsync(folder, "POST", "/pets", ("Idempotency-Key", "k"))))
        );

        Assert.Single(answers.Select(a => System.Text.Encoding.UTF8.GetString(a.Body.Span)).Distinct());
        Assert.Equal(2, await CountAsync(folder, "/pets"));
    }

    [Fact]
    public async Task IdempotencyKey_AfterAReload_IsStillKnown()
    {
        using var folder = await TwinFolder.StartAsync(Twin);
        await SendAsync(folder, "POST", "/pets", ("Idempotency-Key", "k"));
        Assert.True(await folder.Twin.ReloadAsync([], TestContext.Current.CancellationToken));

        await SendAsync(folder, "POST", "/pets", ("Idempotency-Key", "k"));

        Assert.Equal(2, await CountAsync(folder, "/pets"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("pets")]
    public async Task IdempotencyKey_AfterAReset_IsFree(string? table)
    {
        using var folder = await TwinFolder.StartAsync(Twin);
        await SendAsync(folder, "POST", "/pets", ("Idempotency-Key", "k"));
        Assert.True(await folder.Twin.ResetAsync(table, TestContext.Current.CancellationToken));

        await SendAsync(folder, "POST", "/pets", ("Idempotency-Key", "k"));

        Assert.Equal(2, await CountAsync(folder, "/pets"));
    }

    [Fact]
    public async Task IdempotencyKey_OfAForkedSandbox_IsKnownToTheFork()
    {
        using var folder = await TwinFolder.StartAsync($"{Twin}sandboxes: {{ by: [{{ header: X-Sandbox }}] }}");
        await SendAsync(folder, "POST", "/pets", ("X-Sandbox", "a"), ("Idempotency-Key", "k"));
        await folder.Twin.State.CreateAsync("b", "a", TestContext.Current.CancellationToken);

        await SendAsync(folder, "POST", "/pets", ("X-Sandbox", "b"), ("Idempotency-Key", "k"));

        Assert.Equal(2, await CountAsync(folder, "/pets", ("X-Sandbox", "b")));
    }

    [Fact]
    public async Task IdempotencyKey_OfAnyLength_IsKnownAgain()
    {
        using var folder = await TwinFolder.StartAsync(Twin);
        foreach (var key in (string[])[new('a', 5000), new('a', 5001), new('a', 5000)])
        {
            await SendAsync(folder, "POST", "/pets", ("Idempotency-Key", key));
        }

        Assert.Equal(3, await CountAsync(folder, "/pets"));
    }

    [Fact]
    public async Task Reload_KeepsTheSandboxesAndTheirRows()
    {
        using var folder = await TwinFolder.StartAsync($"{Twin}sandboxes: {{ by: [{{ header: X-Sandbox }}] }}");
        await SendAsync(folder, "POST", "/pets", ("X-Sandbox", "a"));
        Assert.True(await folder.Twin.ReloadAsync([], TestContext.Current.CancellationToken));
        Assert.Equal(2, await CountAsync(folder, "/pets", ("X-Sandbox", "a")));
    }

    /// <summary>Callers in parallel, each with steps drawn at random, each compared with a model of its own.</summary>
    [Fact]
    public async Task Sandboxes_UsedInParallel_NeverShareARow()
    {
        using var folder = await TwinFolder.StartAsync($"{Twin}sandboxes: {{ by: [{{ header: X-Sandbox }}] }}");
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => WorkAsync(folder, i))));
    }

    private static async Task WorkAsync(TwinFolder folder, int caller)
    {
        var expected = 1;
        var random = new Random(caller);
        for (var step = 0; step < 30; step++)
        {
            if (random.Next(2) == 0)
            {
                expected++;
                var made = await SendAsync(folder, "POST", "/pets", ("X-Sandbox", $"caller{caller}"));
                Assert.Equal($"{expected}", ((JsonObject)JsonValue.Parse(made.Body.Span))["id"]!.AsText);
            }
            else
            {
                Assert.Equal(expected, await CountAsync(folder, "/pets", ("X-Sandbox", $"caller{caller}")));
            }
        }
    }

    private static async Task<int> CountAsync(
        TwinFolder folder,
        string target,
        params (string Name, string Value)[] headers
    )
    {
        var body = (JsonObject)JsonValue.Parse((await SendAsync(folder, "GET", target, headers)).Body.Span);
        return (int)((JsonNumber)((JsonObject)body["meta"]!)["total"]!).Integer;
    }

    private static Task<Response> SendAsync(
        TwinFolder folder,
        string method,
        string target,
        params (string Name, string Value)[] headers
    )
    {
        var parts = target.Split('?');
        return folder.AnswerAsync(
            new Request
            {
                Method = method,
                RawPath = parts[0],
                RawQuery = parts.Length > 1 ? parts[1] : "",
                ContentType = method == "POST" ? "application/json" : null,
                Body = method == "POST" ? "{}"u8.ToArray() : default,
                Headers = new RequestHeaders(headers.Select(h => KeyValuePair.Create(h.Name, h.Value))),
            }
        );
    }
}
