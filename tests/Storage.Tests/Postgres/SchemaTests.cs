using Databases;
using Mockd.Engine.State;
using Mockd.Storage.Durable;
using Mockd.Storage.Postgres;
using Xunit;

namespace Storage.Tests.Postgres;

/// <summary>The tables of the store come by themselves, once, and only where they may.</summary>
public sealed class SchemaTests(LazyServer server) : IAsyncDisposable
{
    private readonly PostgresDatabase _database = new(server, NewsKeeping.Default);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Open_OfManyAtOnce_MakesTheTablesOnce()
    {
        await _database.NameAsync();

        var logs = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(_database.OpenAsync)));

        var entry = new StateEntry("a", StateKind.Sandbox, "seeds", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
        var made = await Task.WhenAll(logs.Select(l => l.CreateAsync(entry, "{}", [], Cancellation).AsTask()));
        Assert.Single(made, m => m);
    }

    [Fact]
    public async Task Open_OfANewerFormat_IsRefusedAndChangesNothing()
    {
        await _database.OpenAsync();
        await RunAsync("UPDATE mockd_schema SET version = 99");

        var refusal = await Assert.ThrowsAsync<StoreRefusedException>(_database.OpenAsync);

        Assert.Contains("format 99", refusal.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreRefusedException>(_database.OpenAsync);
    }

    [Fact]
    public async Task Open_WithAnotherProgramsTable_IsRefused()
    {
        await RunAsync("CREATE TABLE mockd_rows (note text)");

        var refusal = await Assert.ThrowsAsync<StoreRefusedException>(_database.OpenAsync);

        Assert.Contains("mockd_rows", refusal.Message, StringComparison.Ordinal);
        await RunAsync("INSERT INTO mockd_rows VALUES ('still mine')");
    }

    [Fact]
    public async Task Open_AsAUserWhoMayNotMakeTables_UsesThoseThatAreThere()
    {
        var (name, running) = (await _database.NameAsync(), await _database.ServerAsync());
        var user = "reader_of_" + name;
        var settings = $"Host=127.0.0.1;Port={running.Port};Username={user};Password=pw;Database={name};Pooling=false";
        await RunAsync($"CREATE USER {user} PASSWORD 'pw'; REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        var without = await Assert.ThrowsAsync<StoreRefusedException>(() => OpenAsync(settings));
        Assert.Contains("permission denied", without.Message, StringComparison.Ordinal);
        await _database.OpenAsync();
        await RunAsync($"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {user}");

        await using var log = await OpenAsync(settings);

        var entry = new StateEntry("a", StateKind.Sandbox, "seeds", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
        Assert.True(await log.CreateAsync(entry, "{}", [], Cancellation));
    }

    [Fact]
    public async Task Open_InASchemaOfItsOwn_SharesTheDatabaseWithAnother()
    {
        await RunAsync("CREATE SCHEMA apart");
        var one = await _database.OpenAsync();
        await using var other = await OpenAsync(
            (await _database.ServerAsync()).ConnectionTo(await _database.NameAsync()) + ";Search Path=apart"
        );
        var entry = new StateEntry("a", StateKind.Sandbox, "seeds", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);

        Assert.True(await one.CreateAsync(entry, "{}", [], Cancellation));
        Assert.True(await other.CreateAsync(entry, "{}", [], Cancellation));
    }

    private static async Task<PostgresStateLog> OpenAsync(string settings) =>
        await PostgresStateLog.OpenAsync(PostgresConnection.Parse(settings, "the test"), Cancellation);

    private async Task RunAsync(string sql) =>
        await (await _database.ServerAsync()).RunAsync(await _database.NameAsync(), sql);
}
