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

/// <summary>Runs random transactions over a few lists from many sides, each list a row, and keeps what went through.</summary>
internal sealed class ListLoad(Twin twin, IReadOnlyList<IStateStore> stores, TimeSpan length)
{
    private const int Writers = 8;
    private const int Lists = 4;
    private const int MostTransactions = 3000;
    private readonly ConcurrentBag<Transaction> _history = [];
    private readonly Table _table = twin.Tables.ByName["customers"];
    private int _values;
    private int _numbers;
    private int _round;

    /// <summary>Round after round over lists of their own: the check grows with the square of a history.</summary>
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        var end = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        do
        {
            if (await RoundAsync(end) is { Count: > 0 } defects)
            {
                return defects;
            }
        } while (Stopwatch.GetTimestamp() < end);

        return [];
    }

    private async Task<IReadOnlyList<string>> RoundAsync(long end)
    {
        _round++;
        _numbers = 0;
        _history.Clear();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(() => WriteAsync(w, end))));
        var state = await stores[0].ReadAsync("default", TestContext.Current.CancellationToken);
        var final = Enumerable.Range(0, Lists).ToDictionary(ListName, l => ValuesOf(state, ListName(l)));
        var history = _history.OrderBy(t => t.Number).Select((t, i) => t with { Number = i }).ToArray();
        Assert.True(_round > 1 || history.Length > Writers, "hardly a transaction went through");
        return HistoryCheck.Run(history, final);
    }

    private async Task WriteAsync(int writer, long end)
    {
        var dice = new Dice((ulong)writer + 1);
        while (Stopwatch.GetTimestamp() < end && _numbers < MostTransactions)
        {
            var lists = Enumerable.Range(0, Lists).OrderBy(_ => Random.Shared.Next()).Take(1 + dice.Next(3)).ToArray();
            var reads = lists.Select(ListName).ToArray();
            var appends =
                dice.Next(3) == 0
                    ? []
                    : reads.Take(1 + dice.Next(2)).Select(l => (l, Interlocked.Increment(ref _values)));
            await TransactAsync(stores[dice.Next(stores.Count)], reads, [.. appends]);
        }
    }

    private async Task TransactAsync(IStateStore store, string[] reads, (string List, int Value)[] appends)
    {
        var started = Stopwatch.GetTimestamp();
        IReadOnlyList<(string, IReadOnlyList<int>)> seen;
        try
        {
            seen =
                appends.Length == 0
                    ? See(await store.ReadAsync("default", TestContext.Current.CancellationToken), reads)
                    : await store.CommitAsync(
                        "default",
                        head => (Append(head, appends), See(head, reads)),
                        TestContext.Current.CancellationToken
                    );
        }
        catch (StateConflictException)
        {
            // Given up after many tries, and nothing of it may show: its values would count as appended by nobody.
            return;
        }

        var number = Interlocked.Increment(ref _numbers);
        _history.Add(new Transaction(number, started, Stopwatch.GetTimestamp(), appends, seen));
    }

    private TwinState Append(TwinState head, (string List, int Value)[] appends)
    {
        var session = new WriteSession(head, twin.Tables, twin.Seed, TestTwin.Start);
        foreach (var (list, value) in appends)
        {
            var row =
                session.Find(_table, list) ?? session.Insert(_table, list, JsonObject.Of(("values", JsonArray.Empty)));
            var values = JsonArray.Of([.. (JsonArray)row.Fields["values"]!, value]);
            session.Put(_table, row.With(row.Fields.With("values", values), TestTwin.Start));
        }

        return session.State;
    }

    private List<(string, IReadOnlyList<int>)> See(TwinState state, string[] reads) =>
        [.. reads.Select(list => (list, ValuesOf(state, list)))];

    private IReadOnlyList<int> ValuesOf(TwinState state, string list) =>
        state.Tables[_table.Number].Find(list)?.Fields["values"] is JsonArray values
            ? [.. values.Select(v => (int)((JsonNumber)v).Integer)]
            : [];

    private string ListName(int list) => $"round-{_round}-list-{list}";
}
