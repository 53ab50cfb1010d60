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
/// <param name="place">Where the log is, in words for people.</param>
internal sealed class StateCodec(TableSet tables, TwinState start, string place)
{
    private const string Remedy =
        "`mockd stateful check` names all that is damaged, and with `--save` writes the rest to a new store";

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
    /// The state, and what the log has of other tables. Tables that it never had begin with their seeds, which are
    /// <c>Sown</c>: the state is the stored one only when they are stored too. Null: it has had all tables.
    /// </summary>
    /// <exception cref="StoreRefusedException">What is stored is no state.</exception>
    public (TwinState State, ForeignTables Foreign, IReadOnlyList<StoredRow>? Sown) Read(
        string name,
        StoredState stored
    )
    {
        if (stored.Damage is { } damage)
        {
            throw new StoreRefusedException(
                $"The state '{name}' in {place} is damaged: {damage} is not what was written. {Remedy}."
            );
        }

        try
        {
            var (state, foreign, known) = ReadHead(stored.Head);
            state = Apply(name, state, stored.Rows);
            var missing = tables.All.Where(t => !known.Contains(t.Name)).ToArray();
            state = missing.Aggregate(state, (all, table) => all.Reset(table.Number, start));
            var sown = missing.Length == 0 ? null : missing.SelectMany(table => RowsOf(state, table)).ToArray();
            return (state with { Sequence = Math.Max(state.Sequence, start.Sequence) }, foreign, sown);
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
        if (news.Damage is { } damage)
        {
            throw new StoreRefusedException(
                $"The state '{name}' in {place} is damaged: {damage} is not what was written. {Remedy}."
            );
        }

        try
        {
            var (head, foreign, _) = ReadHead(news.Head);
            return (Apply(name, head with { Tables = state.Tables, Answers = state.Answers }, news.Rows), foreign);
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
        tables.All.SelectMany(table => RowsOf(state, table)).Concat(state.Answers.All.Select(AnswerRows.RowOf));

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
        rows.AddRange(MendedBetween(before, after));
        return rows;
    }

    /// <summary>
    /// Damaged rows that are none any more. Where another row has taken the key, it is among the rows already; where none
    /// has, the stored one must go.
    /// </summary>
    private IEnumerable<StoredRow> MendedBetween(TwinState before, TwinState after)
    {
        foreach (var table in tables.All)
        {
            var (old, now) = (before.Tables[table.Number], after.Tables[table.Number]);
            foreach (var key in old.Damaged.Keys.Where(k => !now.Damaged.Contains(k) && now.Find(k) is null))
            {
                yield return Gone(table.Name, key);
            }
        }

        var kept = after.Answers.All.Select(a => a.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var key in before.Answers.Damaged.Keys)
        {
            if (!after.Answers.Damaged.Contains(key) && !kept.Contains(key))
            {
                yield return AnswerRows.Gone(key);
            }
        }
    }

    private static StoredRow Gone(string table, string key) =>
        new(table, key, 0, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, false, null);

    private static IEnumerable<StoredRow> RowsOf(TwinState state, Table table) =>
        state.Tables[table.Number].All.Select(row => RowOf(table, row));

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

    private TwinState Apply(string name, TwinState state, IReadOnlyList<StoredRow> rows)
    {
        var all = state.Tables.ToBuilder();
        foreach (var stored in rows)
        {
            if (!tables.ByName.TryGetValue(stored.Table, out var table))
            {
                continue;
            }

            var there = all[table.Number];
            if (stored.IsDamaged)
            {
                all[table.Number] = there.WithDamaged(stored.Key, DamageOf(name, stored));
                continue;
            }

            if (stored.Fields is null)
            {
                all[table.Number] = there.Without(stored.Key);
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
            Answers = AnswerRows.Apply(state.Answers, rows, row => DamageOf(name, row)),
        };
    }

    private string DamageOf(string state, StoredRow row) =>
        (
            row.Table == AnswerRows.Table
                ? $"The answer to the idempotency key '{row.Key}'"
                : $"The row '{row.Key}' of the table '{row.Table}'"
        )
        + $" in the sandbox '{state}' is damaged in {place}: its checksum does not fit. {Remedy}; a "
        + "reset, or a snapshot that is restored, puts a good row in its place.";
}
