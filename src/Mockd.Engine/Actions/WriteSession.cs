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
public sealed class WriteSession
{
    private const string Alphanumerics = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private readonly IReadOnlyList<Table> _tables;
    private readonly FrozenDictionary<string, Table> _tablesByName;
    private Dice _dice;
    private IReadOnlyDictionary<string, HostFunction>? _functions;

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

    /// <summary>Functions that expressions may call: <c>uuid()</c>, <c>id(table)</c>, <c>randomText(n)</c>, <c>randomInt(a, b)</c>.</summary>
    public IReadOnlyDictionary<string, HostFunction> Functions =>
        _functions ??= new Dictionary<string, HostFunction>(StringComparer.Ordinal)
        {
            ["uuid"] = _ => KeyMaker.Uuid(ref _dice),
            ["id"] = arguments => NewKey(TableNamed(arguments.Length > 0 ? arguments[0].ToPlainText() : "")),
            ["randomText"] = arguments => _dice.Text(Count(arguments, 0, 16), Alphanumerics),
            ["randomHex"] = arguments => _dice.Text(Count(arguments, 0, 32), "0123456789abcdef"),
            ["randomDigits"] = arguments => _dice.Text(Count(arguments, 0, 6), "0123456789"),
            ["randomInt"] = arguments =>
                Count(arguments, 0, 0) + _dice.Next(Math.Max(1, Count(arguments, 1, 100) - Count(arguments, 0, 0) + 1)),
        };

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

    public Row Insert(Table table, string key, JsonObject fields, DateTimeOffset? createdAt = null)
    {
        var row = new Row
        {
            Key = key,
            Sequence = State.Sequence + 1,
            Fields = fields,
            CreatedAt = createdAt ?? Now,
            UpdatedAt = createdAt ?? Now,
        };
        if (
            table.Keys.IsSequence
            && long.TryParse(key, out var number)
            && number > State.Counters.GetValueOrDefault(table.Number)
        )
        {
            State = State with { Counters = State.Counters.SetItem(table.Number, number) };
        }

        State = State with { Sequence = row.Sequence };
        Put(table, row);
        return row;
    }

    public void Put(Table table, Row row) => State = State.With(table.Number, State.Tables[table.Number].Put(row));

    public void Remove(Table table, Row row) =>
        State = State.With(table.Number, State.Tables[table.Number].Remove(row));

    public Table? FindTable(string name) => _tablesByName.GetValueOrDefault(name);

    public Table TableAt(int number) => _tables[number];

    private Table TableNamed(string name) =>
        FindTable(name) ?? throw new ExpressionException($"there is no table '{name}'", 1);

    private static int Count(ReadOnlySpan<JsonValue> arguments, int at, int otherwise) =>
        at < arguments.Length && arguments[at] is JsonNumber { IsInteger: true } number
            ? (int)Math.Clamp(number.Integer, -1_000_000_000, 1_000_000_000)
            : otherwise;
}
