using Databases;
using Mockd.Engine.State;
using Mockd.Storage.Durable;
using Mockd.Storage.Postgres;
using Xunit;

namespace Storage.Tests.Postgres;

/// <summary>While one process has its turn, others wait for theirs.</summary>
public sealed class TurnTests(LazyServer server) : IAsyncLifetime
{
    private readonly PostgresDatabase _database = new(server, NewsKeeping.Default);
    private PostgresStateLog _one = null!;
    private PostgresStateLog _other = null!;
    private long _version;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        (_one, _other) = (await _database.OpenAsync(), await _database.OpenAsync());
        var now = DateTimeOffset.UnixEpoch;
        await _one.CreateAsync(new StateEntry("a", StateKind.Sandbox, "seeds", now, now), "{}", [], Cancellation);
        _version = (await _one.VersionsAsync(["a"], Cancellation))[0];
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Append_OfAnother_WaitsForTheEndOfTheTurn()
    {
        await using var turn = await _one.TakeTurnAsync("a", _version, Cancellation);
        Assert.Empty(turn!.News!.Rows);
        var next = _other.TakeTurnAsync("a", _version, Cancellation).AsTask();
        var late = _other.AppendAsync([Write("late")], Cancellation).AsTask();
        await Task.Delay(100, Cancellation);
        Assert.False(late.IsCompleted || next.IsCompleted);

        Assert.True(await turn.AppendAsync(Write("mine"), Cancellation));

        await using (var second = await next)
        {
            Assert.Equal((_version + 1, "mine"), (second!.News!.Version, Assert.Single(second.News.Rows).Key));
        }

        Assert.Equal([false], await late);
    }

    [Fact]
    public async Task Turn_ThatEndsWithoutAWrite_ChangesNothing()
    {
        await using (await _one.TakeTurnAsync("a", _version, Cancellation)) { }

        Assert.Equal([true], await _other.AppendAsync([Write("late")], Cancellation));
    }

    [Fact]
    public async Task Turn_OfAStateThatIsGone_HasNoNews()
    {
        await _other.DeleteAsync("a", null, Cancellation);

        await using var turn = await _one.TakeTurnAsync("a", _version, Cancellation);

        Assert.Null(turn!.News);
        Assert.False(await turn.AppendAsync(Write("mine"), Cancellation));
    }

    private StateWrite Write(string key) =>
        new(
            "a",
            _version,
            "{}",
            [new StoredRow("t", key, 1, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, false, "{}")]
        );
}
