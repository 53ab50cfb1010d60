using System.Collections.Frozen;
using Mockd.Contracts.Json;
using Mockd.Engine.Expressions;
using Mockd.Engine.Randomness;
using Mockd.Engine.State;
using Mockd.Engine.Tables;

namespace Mockd.Engine.Actions;

/// <summary>
/// One transaction in the making: the state as changed so far, and the time and randomness its steps draw on. Used by one
/// thread; what it made is published by the store, or dropped.
/// </summary>
internal sealed class WriteSession
{
    private readonly IReadOnlyList<Table> _tables;
    private readonly FrozenDictionary<string, Table> _tablesByName;
    private Dictionary<Row, JsonObject>? _seen;
    private Dice _dice;
    private Func<string, HostFunction?>? _functions;

    public WriteSession(TwinState state, TableSet tables, ulong seed, DateTimeOffset now)
    {
        State = state with { Draws = state.Draws + 1 };
        _tables = tables.All;
        _tablesByName = tables.ByName;
        _dice = new Dice(seed ^ (state.Draws * 0x9E3779B97F4A7C15UL));
        Now = now;
    }

    /// <summary>The state as changed so far.</summary>
    public TwinState State { get; private set; }

    public DateTimeOffset Now { get; }

    /// <summary>How deep effects and calls are nested; bounds runaway configurations.</summary>
    public int Depth { get; set; }

    /// <summary>Functions that expressions may call: those of <see cref="RandomFunctions"/>, and <c>id(table)</c>.</summary>
    public Func<string, HostFunction?> Functions
    {
        get
        {
            // The first who asks draws the seed, whether or not a function is called: later keys do not depend on it.
            if (_functions is null)
            {
                var random = new RandomFunctions(_dice.Next());
                _functions = name => name == "id" ? NewKeyOf : random.Find(name);
            }

            return _functions;
        }
    }

    /// <summary>A row as expressions see it, made once for all steps and effects of this session.</summary>
    public JsonObject Seen(Table table, Row row)
    {
        _seen ??= new(ReferenceEqualityComparer.Instance);
        return _seen.TryGetValue(row, out var seen) ? seen : _seen[row] = RowValues.Of(table, row);
    }

    public Row? Find(Table table, string key) =>
        State.Tables[table.Number].Find(key) is { IsTombstone: false } row ? row : null;

    public string NewKey(Table table)
    {
        var counter = 0L;
        if (table.Keys.IsSequence)
        {
            counter = State.Counters.GetValueOrDefault(table.Number) + 1;
            State = State with { Counters = State.Counters.SetItem(table.Number, counter) };
        }

        return table.Keys.Make(ref _dice, Now, counter);
    }

    /// <summary>The next row; it is not stored yet.</summary>
    public Row NewRow(string key, JsonObject fields, DateTimeOffset? createdAt = null) =>
        new()
        {
            Key = key,
            Sequence = State.Sequence + 1,
            Fields = fields,
            CreatedAt = createdAt ?? Now,
            UpdatedAt = createdAt ?? Now,
        };

    public Row Insert(Table table, string key, JsonObject fields, DateTimeOffset? createdAt = null)
    {
        var row = NewRow(key, fields, createdAt);
        Insert(table, row, isFree: false);
        return row;
    }

    /// <summary>Stores a new row.</summary>
    /// <param name="isFree">Nothing holds the key; else what does gives way, such as a tombstone.</param>
    public void Insert(Table table, Row row, bool isFree)
    {
        if (
            table.Keys.IsSequence
            && long.TryParse(table.Settings.OwnKey(row.Key), out var number)
            && number > State.Counters.GetValueOrDefault(table.Number)
        )
        {
            State = State with { Counters = State.Counters.SetItem(table.Number, number) };
        }

        var rows = State.Tables[table.Number];
        State = State with
        {
            Sequence = row.Sequence,
            Tables = State.Tables.SetItem(table.Number, isFree ? rows.Add(row) : rows.Put(row)),
        };
    }

    public void Put(Table table, Row row) => State = State.With(table.Number, State.Tables[table.Number].Put(row));

    public void Remove(Table table, Row row) =>
        State = State.With(table.Number, State.Tables[table.Number].Remove(row));

    public Table? FindTable(string name) => _tablesByName.GetValueOrDefault(name);

    public Table TableAt(int number) => _tables[number];

    private JsonValue NewKeyOf(ReadOnlySpan<JsonValue> arguments) =>
        NewKey(TableNamed(arguments.Length > 0 ? arguments[0].ToPlainText() : ""));

    private Table TableNamed(string name) =>
        FindTable(name) ?? throw new ExpressionException($"there is no table '{name}'", 1);
}
