using System.Collections.Concurrent;
using System.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine;
using Mockd.Engine.Actions;
using Mockd.Engine.Randomness;
using Mockd.Engine.State;
using Storage.Tests.Running;
using Xunit;

namespace Storage.Tests.Anomalies;

/// <summary>Moves money between accounts from many sides; every state that anybody sees has the same sum, and no debts.</summary>
internal sealed class TransferLoad(Twin twin, IReadOnlyList<IStateStore> stores, TimeSpan length)
{
    private const int Writers = 8;
    private const int Accounts = 6;
    private const long EachBegins = 50;
    private readonly Table _table = twin.Tables.ByName["customers"];
    private readonly ConcurrentBag<string> _defects = [];
    private int _moved;

    public async Task<IReadOnlyList<string>> RunAsync()
    {
        for (var i = 0; i < Accounts; i++)
        {
            await stores[0].AddAsync(twin, $"account-{i}", EachBegins);
        }

        var end = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(() => MoveAsync(w, end))));
        Look(await stores[^1].ReadAsync("default", TestContext.Current.CancellationToken));
        Assert.True(_moved > Writers, "hardly a transfer went through");
        return [.. _defects.Distinct()];
    }

    private async Task MoveAsync(int writer, long end)
    {
        var dice = new Dice((ulong)writer + 1);
        while (Stopwatch.GetTimestamp() < end)
        {
            var store = stores[dice.Next(stores.Count)];
            if (dice.Next(4) == 0)
            {
                Look(await store.ReadAsync("default", TestContext.Current.CancellationToken));
                continue;
            }

            var (from, to, amount) = (dice.Next(Accounts), dice.Next(Accounts), 1 + dice.Next(30));
            try
            {
                var moved = await store.CommitAsync(
                    "default",
                    head => Move(head, $"account-{from}", $"account-{to}", amount),
                    TestContext.Current.CancellationToken
                );
                Interlocked.Add(ref _moved, moved ? 1 : 0);
            }
            catch (StateConflictException)
            {
                // Given up after many tries; the sum tells whether it left anything behind.
            }
        }
    }

    private (TwinState, bool) Move(TwinState head, string from, string to, long amount)
    {
        Look(head);
        if (from == to || BalanceOf(head, from) < amount)
        {
            return (head, false);
        }

        var session = new WriteSession(head, twin.Tables, twin.Seed, TestTwin.Start);
        foreach (var (account, change) in ((string, long)[])[(from, -amount), (to, amount)])
        {
            var row = session.Find(_table, account)!;
            var balance = BalanceOf(session.State, account) + change;
            session.Put(_table, row.With(row.Fields.With("balance", balance), TestTwin.Start));
        }

        return (session.State, true);
    }

    private void Look(TwinState state)
    {
        var balances = Enumerable.Range(0, Accounts).Select(i => BalanceOf(state, $"account-{i}")).ToArray();
        if (balances.Sum() != Accounts * EachBegins || balances.Any(b => b < 0))
        {
            _defects.Add($"somebody saw the balances {string.Join(", ", balances)}");
        }
    }

    private long BalanceOf(TwinState state, string account) =>
        ((JsonNumber)state.Tables[_table.Number].Find(account)!.Fields["balance"]!).Integer;
}
