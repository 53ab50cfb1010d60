using Databases;
using Mockd.Engine.State;
using Mockd.Storage.Durable;
using Mockd.Storage.File;
using Mockd.Storage.Postgres;
using Storage.Tests.File;
using Xunit;

namespace Storage.Tests.Postgres;

/// <summary>Rows that were changed behind the back of the program are not taken for those that were written.</summary>
public sealed class PostgresDamageTests(LazyServer server) : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;
    private static readonly StoredRow Anna = new("t", "anna", 1, Now, Now, false, """{"a":1}""");
    private static readonly StoredRow Bert = Anna with { Key = "bert", Sequence = 2 };
    private readonly PostgresDatabase _database = new(server, NewsKeeping.Default);
    private readonly SqliteFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _folder.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData("UPDATE mockd_rows SET doc = '{\"a\":2}' WHERE key = 'anna'")]
    [InlineData("UPDATE mockd_rows SET seq = 7 WHERE key = 'anna'")]
    [InlineData("UPDATE mockd_rows SET created = -1 WHERE key = 'anna'")]
    [InlineData("UPDATE mockd_rows SET deleted = true WHERE key = 'anna'")]
    [InlineData("UPDATE mockd_rows SET sum = sum + 1 WHERE key = 'anna'")]
    public async Task ChangedRow_IsDamaged_AndTheOthersAreNot(string change)
    {
        var log = await FillAsync();
        await RunAsync(change);

        var state = (await log.LoadAsync("default", Cancellation))!;

        Assert.Equal("anna", Assert.Single(state.Rows, r => r.IsDamaged).Key);
        Assert.Equal(Bert, Assert.Single(state.Rows, r => !r.IsDamaged));
    }

    [Fact]
    public async Task ChangedKey_IsDamaged_HoweverItLooks()
    {
        var log = await FillAsync();
        await RunAsync("UPDATE mockd_rows SET key = 'ann\\u00zz' WHERE key = 'anna'");

        Assert.Single((await log.LoadAsync("default", Cancellation))!.Rows, r => r.IsDamaged);
    }

    [Fact]
    public async Task ChangedHead_ClosesTheState()
    {
        var log = await FillAsync();
        await RunAsync("UPDATE mockd_states SET head = '{\"sequence\":1}'");

        Assert.NotNull((await log.LoadAsync("default", Cancellation))!.Damage);
    }

    [Fact]
    public async Task RowsOfOlderPrograms_AreServed()
    {
        var log = await FillAsync();
        await RunAsync("UPDATE mockd_rows SET sum = NULL; UPDATE mockd_states SET sum = NULL");

        var state = (await log.LoadAsync("default", Cancellation))!;

        Assert.Null(state.Damage);
        Assert.Equal([Anna, Bert], state.Rows);
    }

    [Fact]
    public async Task Check_NamesTheRow_AndSavesTheRestToAFile()
    {
        var log = await FillAsync();
        await RunAsync("UPDATE mockd_rows SET doc = '{\"a\":2}' WHERE key = 'anna'");

        var report = await LogCheck.RunAsync(log, _folder.Log, Cancellation);

        Assert.Equal((1, 2), (report.States, report.Rows));
        Assert.Equal(("t", "anna"), (Assert.Single(report.Damages).Table, report.Damages[0].Key));
        Assert.Equal([Bert], (await _folder.Log.LoadAsync("default", Cancellation))!.Rows);
        await _folder.CloseAsync();
        Assert.Empty(FileCheck.Run(_folder.File, null).Damages);
    }

    private async Task<PostgresStateLog> FillAsync()
    {
        var log = await _database.OpenAsync();
        await log.CreateAsync(
            new StateEntry("default", StateKind.Sandbox, "seeds", Now, Now),
            "{}",
            [Anna, Bert],
            Cancellation
        );
        return log;
    }

    private async Task RunAsync(string sql) =>
        await (await _database.ServerAsync()).RunAsync(await _database.NameAsync(), sql);
}
