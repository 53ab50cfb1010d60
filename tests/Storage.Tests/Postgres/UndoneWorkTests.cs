using Databases;
using Mockd.Engine.State;
using Mockd.Storage.Durable;
using Mockd.Storage.Postgres;
using Npgsql;
using Xunit;

namespace Storage.Tests.Postgres;

/// <summary>What happens to a connection on which work failed halfway.</summary>
public sealed class UndoneWorkTests(LazyServer server) : IAsyncDisposable
{
    private readonly PostgresDatabase _database = new(server, NewsKeeping.Default);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Append_ThatFailsHalfway_LeavesNothingAndTheNextOneWorks()
    {
        var log = await _database.OpenAsync();
        var now = DateTimeOffset.UnixEpoch;
        await log.CreateAsync(new StateEntry("a", StateKind.Sandbox, "seeds", now, now), "{}", [], Cancellation);
        var version = (await log.VersionsAsync(["a"], Cancellation))[0];
        await (await _database.ServerAsync()).RunAsync(
            await _database.NameAsync(),
            "ALTER TABLE mockd_rows ADD CONSTRAINT no_bad CHECK (key <> 'bad')"
        );
        var rows = new[] { Row("good"), Row("bad") };

        for (var i = 0; i < 30; i++)
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
                await log.AppendAsync([new StateWrite("a", version, "{\"x\":1}", rows)], Cancellation)
            );
            Assert.Equal([version], await log.VersionsAsync(["a"], Cancellation));
        }

        Assert.Equal([true], await log.AppendAsync([new StateWrite("a", version, "{}", [Row("fine")])], Cancellation));
        var state = await log.LoadAsync("a", Cancellation);
        Assert.Equal(["fine"], state!.Rows.Select(r => r.Key));
        Assert.Equal("{}", state.Head);
    }

    [Fact]
    public async Task Append_WhoseAnswerWasLost_IsFoundToBeMade()
    {
        var log = await _database.OpenAsync();
        var now = DateTimeOffset.UnixEpoch;
        await log.CreateAsync(new StateEntry("a", StateKind.Sandbox, "seeds", now, now), "{}", [], Cancellation);
        var version = (await log.VersionsAsync(["a"], Cancellation))[0];
        var (write, writer) = (new StateWrite("a", version, "{}", [Row("one")]), Guid.NewGuid());
        await using var connection = new NpgsqlConnection(
            (await _database.ServerAsync()).ConnectionTo(await _database.NameAsync())
        );
        await connection.OpenAsync(Cancellation);

        Assert.True(await AgainAsync(writer, mayBeDone: false));
        Assert.True(await AgainAsync(writer, mayBeDone: true));
        Assert.Equal([version + 1], await log.VersionsAsync(["a"], Cancellation));
        Assert.False(await AgainAsync(Guid.NewGuid(), mayBeDone: false));

        // Somebody wrote since, so that nobody can tell any more whether this one was made before.
        await Assert.ThrowsAsync<StoreUnavailableException>(() => AgainAsync(Guid.NewGuid(), mayBeDone: true));

        Task<bool> AgainAsync(Guid by, bool mayBeDone) =>
            StateWriting.AppendAsync(connection, write, by, NewsKeeping.Default, mayBeDone, Cancellation);
    }

    private static StoredRow Row(string key) =>
        new("t", key, 1, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, false, "{}");
}
