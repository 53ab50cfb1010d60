using Microsoft.Data.Sqlite;
using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Xunit;

namespace Server.Tests.Pipeline;

/// <summary>A twin whose states are kept in a file.</summary>
public sealed class FileStateTests : IAsyncLifetime
{
    private const string Config = """
        version: "1.0"
        state: { store: file }
        sandboxes: { by: [{ header: X-Sandbox }], max: 3 }
        tables:
          - name: pets
            idStrategy: sequence
            seedData: [{ id: "1", name: Ada }]
        mocks:
          - { id: add, http: { matcher: { method: POST, path: /pets }, statefulBinding: { table: pets, action: create } } }
          - { id: one, http: { matcher: { method: GET, path: "/pets/{id}" }, statefulBinding: { table: pets, action: get } } }
        """;

    private const string Toys = """

          - name: toys
            seedData: [{ id: ball }]
        """;

    private TwinFolder _folder = null!;

    public async ValueTask InitializeAsync() => _folder = await TwinFolder.StartAsync(Config);

    public async ValueTask DisposeAsync()
    {
        await _folder.Twin.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Restart_HasRowsOfAllSandboxes()
    {
        await _folder.SendAsync("POST", "/pets", """{"name":"Bob"}""");
        await _folder.SendAsync("POST", "/pets", """{"name":"Cleo"}""", sandbox: "ci-1");
        await _folder.SendAsync("POST", "/pets", """{"name":"Dora"}""", sandbox: "ci-1");

        await _folder.RestartAsync();

        Assert.Equal("Bob", await NameAsync("2"));
        Assert.Equal("Dora", await NameAsync("3", "ci-1"));
        Assert.Equal(404, (await _folder.SendAsync("GET", "/pets/3")).Status);
        var (_, next) = await _folder.SendAsync("POST", "/pets", "{}");
        Assert.Equal("3", ((JsonObject)next)["id"]!.AsText);
        Assert.Equal(
            ["ci-1", "default"],
            (await _folder.Twin.State.SandboxesAsync(TestContext.Current.CancellationToken)).Select(s => s.Name)
        );
    }

    [Fact]
    public async Task Restart_CountsSandboxesOfBefore_TowardsTheLimit()
    {
        await _folder.SendAsync("GET", "/pets/1", sandbox: "old-1");
        await _folder.SendAsync("GET", "/pets/1", sandbox: "old-2");
        await _folder.RestartAsync();

        await _folder.SendAsync("GET", "/pets/1", sandbox: "new");

        var names = (await _folder.Twin.State.SandboxesAsync(TestContext.Current.CancellationToken))
            .Select(s => s.Name)
            .ToArray();
        Assert.Equal(3, names.Length);
        Assert.Contains("new", names);
    }

    [Fact]
    public async Task Reload_KeepsRowsAndSeedsATableThatIsNew()
    {
        await _folder.SendAsync("POST", "/pets", """{"name":"Bob"}""");
        _folder.Write(Config.Replace("\nmocks:", Toys + "\nmocks:", StringComparison.Ordinal));

        Assert.True(await ReloadAsync([]));

        Assert.Equal("Bob", await NameAsync("2"));
        var tables = await _folder.Twin.State.TablesAsync("default", TestContext.Current.CancellationToken);
        Assert.Equal(1, tables.Single(t => t.Name == "toys").RowCount);
        await _folder.RestartAsync();
        Assert.Equal("Bob", await NameAsync("2"));
    }

    [Theory]
    [InlineData("state: { store: memory }")]
    [InlineData("state: { store: file, file: other.db }")]
    public async Task Reload_WithAnotherStore_IsRefused(string state)
    {
        _folder.Write(Config.Replace("state: { store: file }", state, StringComparison.Ordinal));
        var diagnostics = new List<Diagnostic>();

        Assert.False(await ReloadAsync(diagnostics));

        Assert.Equal(DiagnosticCodes.StoreChanged, Assert.Single(diagnostics).Code);
        Assert.Equal(201, (await _folder.SendAsync("POST", "/pets", "{}")).Status);
    }

    [Fact]
    public async Task Reload_OfAStateThatCannotBeRead_SaysSoAndGoesOn()
    {
        await _folder.SendAsync("POST", "/pets", """{"name":"Bob"}""");
        using var database = new SqliteConnection($"Data Source={_folder.Twin.StatePlace};Pooling=False");
        await database.OpenAsync(TestContext.Current.CancellationToken);
        Run(database, "CREATE TABLE aside AS SELECT head FROM states; UPDATE states SET head = 'no json'");
        var diagnostics = new List<Diagnostic>();

        Assert.False(await ReloadAsync(diagnostics));

        Assert.Equal(DiagnosticCodes.StoreRefused, Assert.Single(diagnostics).Code);
        Assert.Equal(503, (await _folder.SendAsync("GET", "/pets/2")).Status);
        Assert.Equal(503, (await _folder.SendAsync("POST", "/pets", "{}")).Status);
        Run(database, "UPDATE states SET head = (SELECT head FROM aside); DROP TABLE aside");
        Assert.Equal("Bob", await NameAsync("2"));
        Assert.True(await ReloadAsync([]));
    }

    [Fact]
    public async Task Write_ThatCannotBeKept_AnswersInTheProvidersShape()
    {
        _folder.Write(
            Config
                + """

                response:
                  errors: { wrap: fault, fields: { message: text, type: kind } }
                """
        );
        await _folder.RestartAsync();
        await _folder.SendAsync("POST", "/pets", """{"name":"Bob"}""");
        using var database = new SqliteConnection($"Data Source={_folder.Twin.StatePlace};Pooling=False");
        await database.OpenAsync(TestContext.Current.CancellationToken);
        Run(database, "ALTER TABLE rows RENAME TO away");

        var refused = await _folder.AnswerAsync(
            new Request
            {
                Method = "POST",
                RawPath = "/pets",
                ContentType = "application/json",
                Body = "{}"u8.ToArray(),
            }
        );

        Assert.Equal(503, refused.Status);
        Assert.Equal("5", refused.Headers.Single(h => h.Key == "Retry-After").Value);
        var fault = (JsonObject)((JsonObject)JsonValue.Parse(refused.Body.Span))["fault"]!;
        Assert.Contains(_folder.Twin.StatePlace!, fault["text"]!.AsText, StringComparison.Ordinal);
        Assert.Equal("Bob", await NameAsync("2"));

        Run(database, "ALTER TABLE away RENAME TO rows");
        var (_, next) = await _folder.SendAsync("POST", "/pets", "{}");
        Assert.Equal("3", ((JsonObject)next)["id"]!.AsText);
    }

    [Fact]
    public async Task File_IsInTheDataFolder_NamedAfterTheConfiguration()
    {
        Assert.StartsWith(
            Path.Combine(_folder.DataFolder, "state", "mockd-test-"),
            _folder.Twin.StatePlace,
            StringComparison.Ordinal
        );
        Assert.True(File.Exists(_folder.Twin.StatePlace));
        await _folder.Twin.DisposeAsync();

        _folder.Write(Config.Replace("store: file", "store: file, file: pets.db", StringComparison.Ordinal));
        await _folder.RestartAsync();

        Assert.Equal(Path.Combine(_folder.DataFolder, "pets.db"), _folder.Twin.StatePlace);
    }

    private async Task<string?> NameAsync(string id, string? sandbox = null) =>
        ((JsonObject)(await _folder.SendAsync("GET", "/pets/" + id, sandbox: sandbox)).Body)["name"]?.AsText;

    private static void Run(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private Task<bool> ReloadAsync(List<Diagnostic> diagnostics) =>
        _folder.Twin.ReloadAsync(diagnostics, TestContext.Current.CancellationToken);
}
