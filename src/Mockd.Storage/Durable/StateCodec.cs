using Mockd.Contracts.Json;
using Mockd.Engine.Actions;
using Mockd.Engine.Sandboxes;
using Mockd.Engine.State;
using Mockd.Engine.Tables;

namespace Mockd.Storage.Durable;

/// <summary>
/// Between the states of a twin and what a log stores of them. Rows and counters of tables that the twin no longer has stay
/// in the log untouched, so that a table that is commented out for a day loses nothing.
/// </summary>
internal sealed class StateCodec(TableSet tables, TwinState start)
{
    /// <summary>The head of a state that has all tables of the twin.</summary>
    public string HeadOf(TwinState state, ForeignTables foreign)
    {
        var names = tables.All.Select(t => t.Name).Concat(foreign.Names).Select(n => (JsonValue)n);
        return StateHead
            .Write(new JsonObjectBuilder(), state, tables)
            .Set("tables", JsonArray.Of(names))
            .Set("otherCounters", foreign.Counters)
            .Build()
            .ToString();
    }

    /// <summary>
    /// The state, and what the log has of other tables. Tables that it never had begin with their seeds; then the state is
    /// not the stored one, and <c>IsComplete</c> is false.
    /// </summary>
    /// <exception cref="StoreRefusedException">What is stored is no state.</exception>
    public (TwinState State, ForeignTables Foreign, bool IsComplete) Read(string name, StoredState stored)
    {
        try
        {
            var (state, foreign, known) = ReadHead(stored.Head);
            state = Apply(state, stored.Rows);
            var missing = tables.All.Where(t => !known.Contains(t.Name)).ToArray();
            state = missing.Aggregate(state, (all, table) => all.Reset(table.Number, start));
            return (state with { Sequence = Math.Max(state.Sequence, start.Sequence) }, foreign, missing.Length == 0);
        }
        catch (Exception e) when (e is FormatException or System.Text.Json.JsonException or OverflowException)
        {
            throw new StoreRefusedException(
                $"The stored state '{name}' cannot be read: {e.Message}. Restore a copy of the store, or remove the state.",
                e
            );
        }
    }

    /// <summary>The state after news: heads replace, rows go over the ones that are there.</summary>
    public (TwinState State, ForeignTables Foreign) Renew(string name, TwinState state, StoredState news)
    {
        try
        {
            var (head, foreign, _) = ReadHead(news.Head);
            return (Apply(head with { Tables = state.Tables, Answers = state.Answers }, news.Rows), foreign);
        }
        catch (Exception e) when (e is FormatException or System.Text.Json.JsonException or OverflowException)
        {
            throw new StoreRefusedException(
                $"What changed in the stored state '{name}' cannot be read: {e.Message}.",
                e
            );
        }
    }

    public IEnumerable<StoredRow> RowsOf(TwinState state) =>
        tables
            .All.SelectMany(table => state.Tables[table.Number].All.Select(row => RowOf(table, row)))
            .Concat(state.Answers.All.Select(AnswerRows.RowOf));

    /// <summary>What makes the one state of the other.</summary>
    public IReadOnlyList<StoredRow> RowsBetween(TwinState before, TwinState after)
    {
        var rows = new List<StoredRow>();
        foreach (var delta in StateDelta.Between(before, after))
        {
            var table = tables.All[delta.Table];
            rows.Add(delta.After is { } row ? RowOf(table, row) : Gone(table, delta.Before!));
        }

        rows.AddRange(
            before
                .Answers.ChangesTo(after.Answers)
                .Select(c => c.Now is { } answer ? AnswerRows.RowOf(answer) : AnswerRows.Gone(c.Key))
        );
        return rows;
    }

    private static StoredRow RowOf(Table table, Row row) =>
        new(table.Name, row.Key, row.Sequence, row.CreatedAt, row.UpdatedAt, row.IsTombstone, row.Fields.ToString());

    private static StoredRow Gone(Table table, Row row) =>
        new(table.Name, row.Key, row.Sequence, row.CreatedAt, row.UpdatedAt, false, null);

    private (TwinState State, ForeignTables Foreign, HashSet<string> Known) ReadHead(string text)
    {
        var head = JsonValue.Parse(text) as JsonObject ?? throw new FormatException("its head is no object");
        var known = (head["tables"] as JsonArray ?? JsonArray.Empty)
            .Select(n => n.ToPlainText())
            .ToHashSet(StringComparer.Ordinal);
        var counters = JsonObject.Of([
            .. head["otherCounters"] as JsonObject ?? JsonObject.Empty,
            .. head["counters"] as JsonObject ?? JsonObject.Empty,
        ]);
        var foreign = new ForeignTables(
            [.. known.Where(n => !tables.ByName.ContainsKey(n)).Order(StringComparer.Ordinal)],
            JsonObject.Of(counters.Where(c => !tables.ByName.ContainsKey(c.Key)))
        );
        return (StateHead.Read(head.With("counters", counters), tables), foreign, known);
    }

    private TwinState Apply(TwinState state, IReadOnlyList<StoredRow> rows)
    {
        var all = state.Tables.ToBuilder();
        foreach (var stored in rows)
        {
            if (!tables.ByName.TryGetValue(stored.Table, out var table))
            {
                continue;
            }

            var there = all[table.Number];
            if (stored.Fields is null)
            {
                all[table.Number] = there.Find(stored.Key) is { } old ? there.Remove(old) : there;
                continue;
            }

            all[table.Number] = there.Put(
                new Row
                {
                    Key = stored.Key,
                    Sequence = stored.Sequence,
                    Fields =
                        JsonValue.Parse(stored.Fields) as JsonObject
                        ?? throw new FormatException($"row '{stored.Key}' of table '{stored.Table}' is no object"),
                    CreatedAt = stored.CreatedAt,
                    UpdatedAt = stored.UpdatedAt,
                    IsTombstone = stored.IsTombstone,
                }
            );
        }

        return state with
        {
            Tables = all.ToImmutable(),
            Answers = AnswerRows.Apply(state.Answers, rows),
        };
    }
}
