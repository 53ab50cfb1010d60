using Mockd.Contracts.Json;
using Mockd.Engine;
using Mockd.Engine.State;
using Storage.Tests.Anomalies;
using Storage.Tests.Running;
using Xunit;

namespace Storage.Tests.Durable;

/// <summary>What every store does, wherever it keeps its states.</summary>
public abstract class StateStoreContract : IAsyncDisposable
{
    private static readonly Twin Twin = TestTwin.Of(TestTwin.Customers, TestTwin.Orders);

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>A store without any state but the sandbox <c>default</c>, with the seeds.</summary>
    protected abstract ValueTask<IStateStore> OpenAsync(Twin twin);

    /// <summary>As many stores over the same states as may be open at a time.</summary>
    protected virtual async ValueTask<IReadOnlyList<IStateStore>> OpenSeveralAsync(Twin twin) =>
        [await OpenAsync(twin)];

    [Fact]
    public async Task Default_AtTheStart_HasTheSeeds()
    {
        var store = await OpenAsync(Twin);

        Assert.Equal(100, await store.BalanceAsync(Twin, "seeded"));
        Assert.Equal(["default"], (await store.ListAsync(Cancellation)).Select(e => e.Name));
    }

    [Fact]
    public async Task Commit_IsReadAfterwards()
    {
        var store = await OpenAsync(Twin);

        var key = await store.InsertAsync(Twin, "orders", null, JsonObject.Of(("total", 12), ("note", "é\u0001😀")));

        Assert.Equal("8", key);
        var row = (await store.ReadAsync("default", Cancellation)).Tables[1].Find("8")!;
        Assert.Equal("é\u0001😀", row.Fields["note"]!.AsText);
    }

    [Fact]
    public async Task Commit_ThatThrows_ChangesNothing()
    {
        var store = await OpenAsync(Twin);
        var before = await store.TextAsync(Twin);

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await store.CommitAsync<int>("default", _ => throw new InvalidOperationException("no"), Cancellation)
        );

        Assert.Equal("no", thrown.Message);
        Assert.Equal(before, await store.TextAsync(Twin));
        Assert.Equal(101, await store.AddAsync(Twin, "seeded", 1));
    }

    [Fact]
    public async Task Commit_FromManySides_LosesNothing()
    {
        var store = await OpenAsync(Twin);

        await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(w =>
                    Task.Run(
                        async () =>
                        {
                            for (var i = 0; i < 20; i++)
                            {
                                await store.AddAsync(Twin, "seeded", 1);
                                await store.InsertAsync(Twin, "orders", null, JsonObject.Of(("by", w)));
                            }
                        },
                        Cancellation
                    )
                )
        );

        Assert.Equal(100 + 320, await store.BalanceAsync(Twin, "seeded"));
        Assert.Equal(321, (await store.ReadAsync("default", Cancellation)).Tables[1].Count);
    }

    [Fact]
    public async Task Commit_ThatChangesNothing_AnswersWhatItSaw()
    {
        var store = await OpenAsync(Twin);

        Assert.False(await store.RemoveAsync(Twin, "customers", "nobody"));
        Assert.True(await store.RemoveAsync(Twin, "customers", "seeded"));
        Assert.False(await store.RemoveAsync(Twin, "customers", "seeded"));
    }

    [Fact]
    public async Task Transactions_FromManySides_HaveNoAnomaly()
    {
        var stores = await OpenSeveralAsync(Twin);

        Assert.Empty(await new ListLoad(Twin, stores, LoadTime.Length).RunAsync());
    }

    [Fact]
    public async Task Transfers_FromManySides_KeepTheSum()
    {
        var stores = await OpenSeveralAsync(Twin);

        Assert.Empty(await new TransferLoad(Twin, stores, LoadTime.Length).RunAsync());
    }

    [Fact]
    public async Task Create_NameThatIsTaken_IsFalseAndChangesNothing()
    {
        var store = await OpenAsync(Twin);
        Assert.True(await store.CreateAsync(Entry("a"), Twin.Start, Cancellation));
        await store.AddAsync(Twin, "seeded", 5, "a");

        Assert.False(await store.CreateAsync(Entry("a"), Twin.Start, Cancellation));

        Assert.Equal(105, await store.BalanceAsync(Twin, "seeded", "a"));
        Assert.Equal(100, await store.BalanceAsync(Twin, "seeded"));
    }

    [Fact]
    public async Task Delete_ThenCreate_IsANewState()
    {
        var store = await OpenAsync(Twin);
        await store.CreateAsync(Entry("a"), Twin.Start, Cancellation);
        await store.AddAsync(Twin, "seeded", 5, "a");

        Assert.True(await store.DeleteAsync("a", null, Cancellation));
        Assert.False(await store.DeleteAsync("a", null, Cancellation));
        await Assert.ThrowsAsync<StateMissingException>(async () => await store.ReadAsync("a", Cancellation));
        await Assert.ThrowsAsync<StateMissingException>(async () => await store.AddAsync(Twin, "seeded", 1, "a"));

        await store.CreateAsync(Entry("a"), Twin.Start, Cancellation);
        Assert.Equal(100, await store.BalanceAsync(Twin, "seeded", "a"));
    }

    [Fact]
    public async Task Delete_OfOneThatWasUsedSince_IsRefused()
    {
        var store = await OpenAsync(Twin);
        await store.CreateAsync(Entry("a"), Twin.Start, Cancellation);
        await store.TouchAsync([new StateUse("a", TestTwin.Start.AddHours(1))], Cancellation);

        Assert.False(await store.DeleteAsync("a", TestTwin.Start.AddMinutes(30), Cancellation));
        Assert.Equal(
            TestTwin.Start.AddHours(1),
            (await store.ListAsync(Cancellation)).Single(e => e.Name == "a").LastUsedAt
        );
        Assert.True(await store.DeleteAsync("a", TestTwin.Start.AddHours(2), Cancellation));
    }

    [Fact]
    public async Task Delete_TakesTheSnapshotsAlong()
    {
        var store = await OpenAsync(Twin);
        await store.CreateAsync(Entry("a"), Twin.Start, Cancellation);
        await store.CreateAsync(Entry("ab"), Twin.Start, Cancellation);
        foreach (var (name, of) in new[] { ("a/one", "a"), ("a/two", "a"), ("ab/one", "ab") })
        {
            var snapshot = Entry(name) with { Kind = StateKind.Snapshot, From = of };
            await store.CreateAsync(snapshot, Twin.Start, Cancellation);
            await store.AddAsync(Twin, "seeded", 1, name);
        }

        Assert.True(await store.DeleteAsync("a/two", null, Cancellation));
        Assert.True(await store.DeleteAsync("a", null, Cancellation));

        Assert.Equal(["ab", "ab/one", "default"], (await store.ListAsync(Cancellation)).Select(e => e.Name));
        await Assert.ThrowsAsync<StateMissingException>(async () => await store.ReadAsync("a/one", Cancellation));
        await store.CreateAsync(Entry("a"), Twin.Start, Cancellation);
        Assert.Null(await store.FindAsync("a/one", Cancellation));
        Assert.Equal(101, await store.BalanceAsync(Twin, "seeded", "ab/one"));
    }

    [Fact]
    public async Task Find_IsTheEntryAsItIsListed()
    {
        var store = await OpenAsync(Twin);
        await store.CreateAsync(Entry("a") with { From = "default" }, Twin.Start, Cancellation);
        await store.TouchAsync([new StateUse("a", TestTwin.Start.AddHours(1))], Cancellation);
        await store.TouchAsync([new StateUse("a", TestTwin.Start.AddMinutes(1))], Cancellation);

        Assert.Equal(
            Entry("a") with
            {
                From = "default",
                LastUsedAt = TestTwin.Start.AddHours(1),
            },
            await store.FindAsync("a", Cancellation)
        );
        Assert.Null(await store.FindAsync("b", Cancellation));
    }

    [Fact]
    public async Task Retire_LeavesWhatThereIs_AsItIs()
    {
        var store = await OpenAsync(Twin);
        await store.CreateAsync(Entry("a"), Twin.Start, Cancellation);

        await store.RetireAsync(Cancellation);

        await Assert.ThrowsAsync<StoreRetiredException>(async () => await store.DeleteAsync("a", null, Cancellation));
        await Assert.ThrowsAsync<StoreRetiredException>(async () =>
            await store.CreateAsync(Entry("b"), Twin.Start, Cancellation)
        );
        Assert.Equal(["a", "default"], (await store.ListAsync(Cancellation)).Select(e => e.Name));
    }

    [Fact]
    public async Task List_HasKindAndOrigin_ByName()
    {
        var store = await OpenAsync(Twin);
        await store.CreateAsync(Entry("b") with { From = "default" }, Twin.Start, Cancellation);
        await store.CreateAsync(Entry("a/one") with { Kind = StateKind.Snapshot }, Twin.Start, Cancellation);

        var all = await store.ListAsync(Cancellation);

        Assert.Equal(["a/one", "b", "default"], all.Select(e => e.Name));
        Assert.Equal(StateKind.Snapshot, all[0].Kind);
        Assert.Equal(("default", TestTwin.Start), (all[1].From, all[1].CreatedAt));
    }

    [Fact]
    public async Task Retire_DuringWrites_KeepsEveryWriteThatWentThrough()
    {
        var store = await OpenAsync(Twin);
        var written = 0;
        var isBusy = new TaskCompletionSource();
        var writers = Enumerable.Range(0, 4).Select(_ => Task.Run(WriteAsync, Cancellation)).ToArray();
        await isBusy.Task.WaitAsync(Cancellation);
        await store.RetireAsync(Cancellation);
        var last = await store.BalanceAsync(Twin, "seeded");
        await Task.WhenAll(writers);

        Assert.Equal(100 + written, last);
        await Assert.ThrowsAsync<StoreRetiredException>(async () =>
            await store.CreateAsync(Entry("late"), Twin.Start, Cancellation)
        );

        async Task WriteAsync()
        {
            try
            {
                while (true)
                {
                    await store.AddAsync(Twin, "seeded", 1);
                    if (Interlocked.Increment(ref written) == 20)
                    {
                        isBusy.SetResult();
                    }
                }
            }
            catch (StoreRetiredException)
            {
                // That is the end.
            }
        }
    }

    protected static StateEntry Entry(string name) =>
        new(name, StateKind.Sandbox, "seeds", TestTwin.Start, TestTwin.Start);
}
