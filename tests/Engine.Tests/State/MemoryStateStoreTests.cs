using Engine.Tests.Tables;
using Mockd.Engine.State;
using Xunit;

namespace Engine.Tests.State;

public sealed class MemoryStateStoreTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Commit_ByManyWriters_LosesNoUpdate()
    {
        var store = new MemoryStateStore(TwinState.Empty(1), DateTimeOffset.UnixEpoch);
        var writers = Enumerable.Range(0, 8).Select(w => Task.Run(() => WriteAsync(store, w), Cancellation));
        await Task.WhenAll(writers);

        var state = await store.ReadAsync("default", Cancellation);
        Assert.Equal(8 * 500, state.Tables[0].Count);
        Assert.Equal(8 * 500, state.Sequence);
    }

    [Fact]
    public async Task Commit_ThatThrows_PublishesNothing()
    {
        var store = new MemoryStateStore(TwinState.Empty(1), DateTimeOffset.UnixEpoch);
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await store.CommitAsync<int>("default", _ => throw new InvalidOperationException(), Cancellation)
        );

        Assert.Equal(0, (await store.ReadAsync("default", Cancellation)).Sequence);
    }

    [Fact]
    public async Task Retire_DuringWrites_HasEveryWriteThatWentThrough()
    {
        var store = new MemoryStateStore(TwinState.Empty(1), DateTimeOffset.UnixEpoch);
        var written = 0;
        var isBusy = new TaskCompletionSource();
        var writers = Enumerable
            .Range(0, 4)
            .Select(w => Task.Run(() => WriteUntilRetiredAsync(store, w, Wrote)))
            .ToArray();
        await isBusy.Task.WaitAsync(Cancellation);
        await store.RetireAsync(Cancellation);
        var last = await store.ReadAsync("default", Cancellation);
        await Task.WhenAll(writers);

        Assert.Equal(written, last.Tables[0].Count);
        await Assert.ThrowsAsync<StoreRetiredException>(async () =>
            await store.CreateAsync(Entry("late"), TwinState.Empty(1), Cancellation)
        );

        void Wrote()
        {
            if (Interlocked.Increment(ref written) == 20)
            {
                isBusy.SetResult();
            }
        }
    }

    private static async Task WriteUntilRetiredAsync(MemoryStateStore store, int writer, Action wrote)
    {
        for (var i = 0; ; i++)
        {
            var key = $"{writer}-{i}";
            try
            {
                await store.CommitAsync(
                    "default",
                    state =>
                    {
                        var sequence = state.Sequence + 1;
                        var rows = state.Tables[0].Put(RowModel.Row(key, sequence, "red", 1));
                        return ((state with { Sequence = sequence }).With(0, rows), 0);
                    },
                    Cancellation
                );
                wrote();
            }
            catch (StoreRetiredException)
            {
                return;
            }
        }
    }

    [Fact]
    public async Task Sandboxes_DoNotSeeEachOther()
    {
        var store = new MemoryStateStore(TwinState.Empty(1), DateTimeOffset.UnixEpoch);
        await store.CreateAsync(Entry("other"), TwinState.Empty(1), Cancellation);
        await WriteAsync(store, 1);

        Assert.Equal(0, (await store.ReadAsync("other", Cancellation)).Tables[0].Count);
    }

    private static StateEntry Entry(string name) =>
        new(name, StateKind.Sandbox, "seeds", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);

    private static async Task WriteAsync(MemoryStateStore store, int writer)
    {
        for (var i = 0; i < 500; i++)
        {
            var key = $"{writer}-{i}";
            await store.CommitAsync(
                "default",
                state =>
                {
                    var sequence = state.Sequence + 1;
                    var rows = state.Tables[0].Put(RowModel.Row(key, sequence, "red", 1));
                    return (state.With(0, rows) with { Sequence = sequence }, 0);
                },
                Cancellation
            );
        }
    }
}
