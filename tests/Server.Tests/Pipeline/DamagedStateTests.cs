using System.Text;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Exchanges;
using Mockd.Server.Admin;
using Xunit;

namespace Server.Tests.Pipeline;

/// <summary>A twin over a store in which a disk has changed some bits: it serves what is good, and says what is not.</summary>
public sealed class DamagedStateTests : IAsyncLifetime
{
    private const string Config = """
        version: "1.0"
        state: { store: file }
        idempotency: { header: Idempotency-Key }
        tables:
          - name: pets
            idStrategy: sequence
            seedData: [{ id: "1", name: Ada }]
          - name: toys
            seedData: [{ id: ball, name: Ball }]
        mocks:
          - { id: add, http: { matcher: { method: POST, path: /pets }, statefulBinding: { table: pets, action: create } } }
          - { id: list, http: { matcher: { method: GET, path: /pets }, statefulBinding: { table: pets, action: list } } }
          - { id: one, http: { matcher: { method: GET, path: "/pets/{id}" }, statefulBinding: { table: pets, action: get } } }
          - { id: off, http: { matcher: { method: DELETE, path: "/pets/{id}" }, statefulBinding: { table: pets, action: delete } } }
          - { id: toys, http: { matcher: { method: GET, path: /toys }, statefulBinding: { table: toys, action: list } } }
        """;

    private TwinFolder _folder = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _folder = await TwinFolder.StartAsync(Config);
        await _folder.SendAsync("POST", "/pets", """{"name":"Bobby of the damaged text"}""");
        await _folder.SendAsync("POST", "/pets", """{"name":"Cleo"}""");
    }

    public async ValueTask DisposeAsync()
    {
        await _folder.Twin.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task DamagedRow_IsAnErrorThatNamesIt_AndTheOthersAreServed()
    {
        await DamageAsync("Bobby of the damaged text");

        var (status, body) = await _folder.SendAsync("GET", "/pets/2");
        Assert.Equal(500, status);
        AssertSays(body.ToString(), "'2'", "'pets'", "damaged", "mockd stateful check");
        Assert.Equal(200, (await _folder.SendAsync("GET", "/pets/1")).Status);
        Assert.Equal(404, (await _folder.SendAsync("GET", "/pets/9")).Status);
        Assert.Equal(201, (await _folder.SendAsync("POST", "/pets", """{"name":"Dora"}""")).Status);
        Assert.Equal(200, (await _folder.SendAsync("GET", "/toys")).Status);
    }

    [Fact]
    public async Task ListOfATableWithADamagedRow_IsNotShorterInSilence()
    {
        await DamageAsync("Bobby of the damaged text");

        var (status, body) = await _folder.SendAsync("GET", "/pets");

        Assert.Equal(500, status);
        AssertSays(body.ToString(), "'2'", "'pets'");
        var (filtered, _) = await _folder.SendAsync("DELETE", "/pets/2");
        Assert.Equal(500, filtered);
    }

    [Fact]
    public async Task Start_NamesTheDamagedRow()
    {
        await DamageAsync("Bobby of the damaged text");

        var warning = Assert.Single(_folder.Diagnostics);
        Assert.Equal((DiagnosticCodes.StoreDamaged, Severity.Warning), (warning.Code, warning.Severity));
        AssertSays(warning.Message, "'2'", "'pets'", ".db");
    }

    [Fact]
    public async Task Reset_PutsGoodRowsInItsPlace_ForGood()
    {
        await DamageAsync("Bobby of the damaged text");

        await _folder.Twin.ResetAsync(null, Cancellation);

        Assert.Equal(404, (await _folder.SendAsync("GET", "/pets/2")).Status);
        await _folder.RestartAsync();
        Assert.Equal(404, (await _folder.SendAsync("GET", "/pets/2")).Status);
        Assert.Equal(200, (await _folder.SendAsync("GET", "/pets")).Status);
    }

    [Fact]
    public async Task DamagedSeed_ComesBackWithAReset_ForGood()
    {
        await DamageAsync("Ball");
        Assert.Equal(500, (await _folder.SendAsync("GET", "/toys")).Status);

        await _folder.Twin.ResetAsync("toys", Cancellation);
        await _folder.RestartAsync();

        Assert.Equal(200, (await _folder.SendAsync("GET", "/toys")).Status);
    }

    [Fact]
    public async Task DamagedAnswer_IsAnErrorForItsKey_NotASecondDeed()
    {
        await PostWithKeyAsync("key-of-one", """{"name":"Egon with a key"}""");
        await PostWithKeyAsync("key-of-two", """{"name":"Fred with a key"}""");
        await DamageAsync("\\\"Egon with a key");

        var again = await PostWithKeyAsync("key-of-one", """{"name":"Egon with a key"}""");

        Assert.Equal(500, again.Status);
        AssertSays(Encoding.UTF8.GetString(again.Body.Span), "idempotency key 'key-of-one'", "damaged");
        Assert.Equal(201, (await PostWithKeyAsync("key-of-two", """{"name":"Fred with a key"}""")).Status);
        Assert.Equal(404, (await _folder.SendAsync("GET", "/pets/6")).Status);
    }

    [Fact]
    public async Task SandboxWhoseHeadIsDamaged_IsAnErrorThatSaysSo_AndIsListed()
    {
        await _folder.Twin.State.CreateAsync("box", null, Cancellation);
        await DamageAsync("\"tables\":[\"pets\",\"toys\"]");

        var refusal = await Assert.ThrowsAnyAsync<Exception>(async () =>
            await _folder.Twin.State.TablesAsync("box", Cancellation)
        );

        var answer = AdminAnswers.Refused(refusal);
        Assert.Equal(503, answer!.Status);
        AssertSays(refusal.Message, "'box'", "what it has beside rows", "mockd stateful check");
        Assert.Equal(2, (await _folder.Twin.State.SandboxesAsync(Cancellation)).Count);
    }

    private Task<Response> PostWithKeyAsync(string key, string json) =>
        _folder.AnswerAsync(
            new Request
            {
                Method = "POST",
                RawPath = "/pets",
                Headers = new RequestHeaders(KeyValuePair.Create("Idempotency-Key", key)),
                ContentType = "application/json",
                Body = Encoding.UTF8.GetBytes(json),
            }
        );

    /// <summary>Turns over 16 bits in a row where this text stands, between two runs of the twin.</summary>
    private async Task DamageAsync(string text)
    {
        await _folder.Twin.DisposeAsync();
        var path = Assert.Single(Directory.GetFiles(Path.Combine(_folder.DataFolder, "state"), "*.db"));
        var bytes = await File.ReadAllBytesAsync(path, Cancellation);
        var pattern = Encoding.UTF8.GetBytes(text);
        var at = bytes.AsSpan().IndexOf(pattern);
        Assert.True(at > 0, $"'{text}' is not in the store");
        bytes[at + 1] ^= 0xFF;
        bytes[at + 2] ^= 0xFF;
        await File.WriteAllBytesAsync(path, bytes, Cancellation);
        await _folder.StartAgainAsync();
    }

    private static void AssertSays(string text, params string[] parts) =>
        Assert.All(parts, p => Assert.Contains(p, text, StringComparison.Ordinal));
}
