using Mockd.Contracts.Json;
using Mockd.Engine;
using Mockd.Engine.State;
using Mockd.Storage.Durable;
using Storage.Tests.Running;
using Xunit;

namespace Storage.Tests.Durable;

public sealed class UnsharedStoreTests : DurableStoreContract
{
    private static readonly Twin Twin = TestTwin.Of(TestTwin.Customers, TestTwin.Orders);
    private readonly MemoryStateLog _log = new(isShared: false, groupsStates: true);

    public override async ValueTask DisposeAsync()
    {
        await _log.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override ValueTask<IStateLog> LogAsync() => new(_log);

    [Fact]
    public async Task Append_ThatFails_FailsItsWritesOnly()
    {
        var store = await OpenDurableAsync(Twin);
        await store.AddAsync(Twin, "seeded", 1);
        _log.FailsNext = new StoreUnavailableException("the disk is full", TimeSpan.FromSeconds(1));

        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.AddAsync(Twin, "seeded", 50));

        Assert.Equal(101, await store.BalanceAsync(Twin, "seeded"));
        Assert.Equal(103, await store.AddAsync(Twin, "seeded", 2));
    }

    [Fact]
    public async Task Commits_ThatComeTogether_ShareGroups()
    {
        var store = await OpenDurableAsync(Twin);
        var before = _log.Groups;

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => store.AddAsync(Twin, "seeded", 1).AsTask()));

        Assert.Equal(200, await store.BalanceAsync(Twin, "seeded"));
        Assert.InRange(_log.Groups - before, 1, 20);
    }

    [Fact]
    public async Task Read_DuringAGroup_SeesWhatIsDurable()
    {
        var store = await OpenDurableAsync(Twin);

        var write = store.InsertAsync(Twin, "customers", "late", JsonObject.Empty).AsTask();
        while (!write.IsCompleted)
        {
            var version = (await _log.VersionsAsync(["default"], Cancellation))[0];
            var state = await store.ReadAsync("default", Cancellation);
            var isThere = state.Tables[0].Find("late") is not null;
            Assert.True(!isThere || version > 1_000_000, "a row was shown before it was durable");
        }

        Assert.Equal("late", await write);
    }
}
