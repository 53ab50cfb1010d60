using Mockd.Contracts.Json;
using Mockd.Engine.History;
using Mockd.Engine.State;
using Mockd.Engine.Tables;
using Xunit;

namespace Mockd.Engine.Tests.History;

/// <summary>Older writes let their states go and make them again; nobody can tell.</summary>
public sealed class PastWriteTests : IAsyncDisposable
{
    private const int Tables = 3;
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
    private readonly MemoryStateStore _store = new(TwinState.Empty(Tables), Now);
    private readonly StateHistory _history = new(700, long.MaxValue);
    private readonly Random _dice = new(5);
    private long _last;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StatesOfOldWrites_AreAsTheyWere()
    {
        List<string> told = [Told(await StateAsync())];
        for (var i = 0; i < 1500; i++)
        {
            await WriteAsync();
            told.Add(Told(await StateAsync()));
            if (i % 90 == 89)
            {
                Compare(told, _history.Chain("default", await StateAsync()));
            }
        }

        var chain = _history.Chain("default", await StateAsync());
        Assert.Equal(700, chain.Count);
        Compare(told, chain);
        Compare(told, [.. chain.Reverse()]);
    }

    [Fact]
    public async Task SandboxThatWentFarBack_GoesOnFromThere_AndForwardAgain()
    {
        List<string> told = [Told(await StateAsync())];
        for (var i = 0; i < 300; i++)
        {
            await WriteAsync();
            told.Add(Told(await StateAsync()));
        }

        foreach (var (back, forward) in ((int, int)[])[(1, 1), (45, 40), (200, 3), (1, 100), (90, 190)])
        {
            var at = _history.Chain("default", await StateAsync()).Count;
            await _history.UndoAsync(_store, "default", back, Cancellation);
            Assert.Equal(told[at - back], Told(await StateAsync()));
            for (var i = 0; i < 60; i++)
            {
                // Others write meanwhile, so that what is old enough to be let go is.
                await OtherAsync(i);
            }

            await _history.RedoAsync(_store, "default", forward, Cancellation);
            Assert.Equal(told[at - back + forward], Told(await StateAsync()));
        }

        await _history.UndoAsync(_store, "default", 120, Cancellation);
        var left = _history.Chain("default", await StateAsync()).Count;
        told = told[..(left + 1)];
        for (var i = 0; i < 100; i++)
        {
            await WriteAsync();
            told.Add(Told(await StateAsync()));
        }

        Compare(told, _history.Chain("default", await StateAsync()));
    }

    private static void Compare(List<string> told, IReadOnlyList<PastWrite> chain)
    {
        foreach (var write in chain)
        {
            var place = told.IndexOf(Told(write.After));
            Assert.True(place > 0, $"no state was like the one behind {write.Note.Id}");
            Assert.Equal(told[place - 1], Told(write.Before));
            Assert.Same(write.After, write.After);
            Assert.Same(write.Before, write.Before);
        }
    }

    // Rows by their identity: a state that is made again has the same ones.
    private static string Told(TwinState state) =>
        $"{state.Sequence} {state.Draws}:"
        + string.Join(
            " | ",
            state.Tables.Select(t =>
                string.Join(',', t.InOrder.Select(r => $"{r.Key}{r.Field("v")}"))
                + " all "
                + string.Join(',', t.All.Select(r => $"{r.Key}{r.IsTombstone}").Order(StringComparer.Ordinal))
                + " recalled "
                + string.Join(
                    ',',
                    Enumerable.Range(0, 8).Select(i => t.FindOrRecall($"k{i}")?.Field("v")?.ToString() ?? "-")
                )
            )
        );

    private async Task OtherAsync(int i) =>
        await _history.CommitAsync(
            _other,
            "other",
            new WriteNote(-i, Now, "POST", "/", 1),
            head => (Changed(head), 0),
            Cancellation
        );

    private readonly MemoryStateStore _other = new([
        (new StateEntry("other", StateKind.Sandbox, "seeds", Now, Now), TwinState.Empty(Tables)),
    ]);

    private async Task WriteAsync() =>
        await _history.CommitAsync(
            _store,
            "default",
            new WriteNote(++_last, Now, "POST", "/", 1),
            head =>
            {
                var next = Changed(head);
                for (var more = _dice.Next(20) == 0 ? 40 : _dice.Next(3); more > 0; more--)
                {
                    next = Changed(next);
                }

                return (next, 0);
            },
            Cancellation
        );

    private TwinState Changed(TwinState state)
    {
        state = state with { Draws = state.Draws + 1 };
        var (table, key) = (_dice.Next(Tables), $"k{_dice.Next(8)}");
        var rows = state.Tables[table];
        var there = rows.Find(key);
        var fields = JsonObject.Of(("v", (long)state.Draws));
        return _dice.Next(5) switch
        {
            0 when there is not null => state.With(table, rows.Remove(there)),
            1 when there is not null => state.With(table, rows.Put(there.ToTombstone(Now))),
            2 when there is not null => state.With(table, rows.Put(there.With(fields, Now))),
            3 => state,
            _ => state.With(
                table,
                rows.Put(
                    new Row
                    {
                        Key = key,
                        Sequence = state.Sequence + 1,
                        Fields = fields,
                        CreatedAt = Now,
                        UpdatedAt = Now,
                    }
                )
            ) with
            {
                Sequence = state.Sequence + 1,
            },
        };
    }

    private ValueTask<TwinState> StateAsync() => _store.ReadAsync("default", Cancellation);
}
