using Mockd.Engine.History;
using Mockd.Engine.State;
using Xunit;

namespace Mockd.Engine.Tests.History;

public sealed class StateHistoryTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
    private readonly MemoryStateStore _store = new(TwinState.Empty(0), Now);

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Random writes, undos and redos against a list with a position in it, as editors have.</summary>
    [Fact]
    public async Task AnyMix_OfWritesUndoAndRedo_IsWhatEditorsDo()
    {
        var dice = new Random(11);
        var history = new StateHistory(10_000, long.MaxValue);
        var (model, at) = (new List<long> { 0 }, 0);
        for (var i = 1; i <= 3000; i++)
        {
            var count = dice.Next(1, 4);
            switch (dice.Next(3))
            {
                case 0:
                    await WriteAsync(history, i);
                    model = [.. model.Take(at + 1), i];
                    at++;
                    break;
                case 1 when at >= count:
                    Assert.Equal(count, (await history.UndoAsync(_store, "default", count, Cancellation)).Count);
                    at -= count;
                    break;
                case 1:
                    await RefusedAsync(history.UndoAsync(_store, "default", count, Cancellation));
                    break;
                case 2 when at + count < model.Count:
                    Assert.Equal(count, (await history.RedoAsync(_store, "default", count, Cancellation)).Count);
                    at += count;
                    break;
                default:
                    await RefusedAsync(history.RedoAsync(_store, "default", count, Cancellation));
                    break;
            }

            var state = await StateAsync();
            Assert.Equal(model[at], state.Sequence);
            Assert.Equal(at, history.Chain("default", state).Count);
            Assert.Equal(model.Count - 1 - at, history.Undone("default").Count);
        }
    }

    [Fact]
    public async Task Redo_AfterAnotherWrite_IsRefused()
    {
        var history = new StateHistory(10, long.MaxValue);
        await WriteAsync(history, 1);
        await history.UndoAsync(_store, "default", 1, Cancellation);

        // Not by way of the history, as another process would.
        await _store.CommitAsync("default", head => (head with { Sequence = 9 }, 0), Cancellation);

        await RefusedAsync(history.RedoAsync(_store, "default", 1, Cancellation));
        await RefusedAsync(history.UndoAsync(_store, "default", 1, Cancellation));
        Assert.Equal(9, (await StateAsync()).Sequence);
    }

    [Fact]
    public async Task Undo_WhileOthersWrite_TakesBackTheNewestWriteAndLosesNoOther()
    {
        var history = new StateHistory(100_000, long.MaxValue);
        var undone = 0;
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(w =>
                    Task.Run(
                        async () =>
                        {
                            for (var i = 0; i < 500; i++)
                            {
                                await history.CommitAsync(
                                    _store,
                                    "default",
                                    Note(1),
                                    head => (head with { Sequence = head.Sequence + 1 }, 0),
                                    Cancellation
                                );
                                if (w == 0 && i % 10 == 0)
                                {
                                    undone += await TryUndoAsync(history);
                                }
                            }
                        },
                        Cancellation
                    )
                )
        );

        Assert.InRange(undone, 1, 50);
        Assert.Equal(2000 - undone, (await StateAsync()).Sequence);
        Assert.Equal(2000 - undone, history.Chain("default", await StateAsync()).Count);
    }

    [Fact]
    public async Task Writes_BeyondTheLimits_AreForgotten_OldestFirst()
    {
        var byNumber = new StateHistory(5, long.MaxValue);
        var bySize = new StateHistory(1000, 100_000);
        for (var i = 1; i <= 20; i++)
        {
            await WriteAsync(byNumber, i);
            Assert.Equal(Math.Min(i, 5), byNumber.Chain("default", await StateAsync()).Count);
        }

        Assert.Null(byNumber.Find(15));
        Assert.Equal(20, byNumber.Find(20)!.After.Sequence);
        for (var i = 1; i <= 20; i++)
        {
            await WriteAsync(bySize, i, size: 10_000);
            Assert.InRange(bySize.Chain("default", await StateAsync()).Count, 1, 4);
        }
    }

    [Fact]
    public async Task Writes_OfASandboxThatIsGone_AreForgotten()
    {
        var history = new StateHistory(10, long.MaxValue);
        await WriteAsync(history, 1);
        await WriteAsync(history, 2);
        await history.UndoAsync(_store, "default", 1, Cancellation);

        history.Forget("default");

        Assert.Empty(history.Undone("default"));
        Assert.Empty(history.Chain("default", await StateAsync()));
        Assert.Null(history.Find(1));
    }

    [Fact]
    public async Task Writes_ThatChangeNothing_AreNone()
    {
        var history = new StateHistory(10, long.MaxValue);

        await history.CommitAsync(_store, "default", Note(1), head => (head, 0), Cancellation);

        Assert.Null(history.Find(1));
    }

    private static WriteNote Note(long id, long size = 10) => new(id, Now, "POST", "/pets", size);

    private static async Task RefusedAsync<T>(ValueTask<T> refused) =>
        await Assert.ThrowsAsync<HistoryException>(async () => await refused);

    private async Task<int> TryUndoAsync(StateHistory history)
    {
        try
        {
            return (await history.UndoAsync(_store, "default", 1, Cancellation)).Count;
        }
        catch (HistoryException)
        {
            // The newest write was committed, but its writer has not told the history yet.
            return 0;
        }
    }

    private async Task WriteAsync(StateHistory history, long sequence, long size = 10) =>
        await history.CommitAsync(
            _store,
            "default",
            Note(sequence, size),
            head => (head with { Sequence = sequence }, 0),
            Cancellation
        );

    private ValueTask<TwinState> StateAsync() => _store.ReadAsync("default", Cancellation);
}
