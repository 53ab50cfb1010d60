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
    public async Task Append_ThatFails_DoesNotReadTheWholeStateAgain()
    {
        var store = await OpenDurableAsync(Twin);
        await store.AddAsync(Twin, "seeded", 1);
        var loads = _log.Loads;
        for (var i = 0; i < 5; i++)
        {
            _log.FailsNext = new StoreUnavailableException("the disk is full", TimeSpan.FromSeconds(1));
            await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.AddAsync(Twin, "seeded", 50));
            Assert.Equal(101, await store.BalanceAsync(Twin, "seeded"));
        }

        Assert.Equal(loads, _log.Loads);
    }

    [Fact]
    public async Task Fork_IsInMemoryAlready_AndGoesItsOwnWay()
    {
        var store = await OpenDurableAsync(Twin);
        await store.AddAsync(Twin, "seeded", 1);
        var loads = _log.Loads;
        var entry = new StateEntry("fork", StateKind.Sandbox, "default", TestTwin.Start, TestTwin.Start);
        var origin = await store.ReadAsync("default", TestContext.Current.CancellationToken);

        Assert.True(await store.CreateAsync(entry, origin, TestContext.Current.CancellationToken));
        Assert.False(await store.CreateAsync(entry, Twin.Start, TestContext.Current.CancellationToken));
        var other = entry with { Name = "of-an-older-state" };
        Assert.True(await store.CreateAsync(other, Twin.Start, TestContext.Current.CancellationToken));
        Assert.Equal(103, await store.AddAsync(Twin, "seeded", 2, "fork"));

        Assert.Equal((loads, 3), (_log.Loads, _log.Forks));
        Assert.Equal(101, await store.BalanceAsync(Twin, "seeded"));
        await store.DisposeAsync();
        store = await OpenDurableAsync(Twin);
        Assert.Equal(103, await store.BalanceAsync(Twin, "seeded", "fork"));
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
        var disk = new TaskCompletionSource();
        _log.Holds = disk.Task;

        var write = store.InsertAsync(Twin, "customers", "late", JsonObject.Empty).AsTask();
        for (var i = 0; i < 20; i++)
        {
            await Task.Yield();
            var state = await store.ReadAsync("default", Cancellation);
            Assert.Null(state.Tables[0].Find("late"));
            Assert.False(write.IsCompleted, "a write was acknowledged before it was durable");
        }

        disk.SetResult();
        Assert.Equal("late", await write);
        Assert.NotNull((await store.ReadAsync("default", Cancellation)).Tables[0].Find("late"));
    }
}
