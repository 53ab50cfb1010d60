using Mockd.Contracts.Json;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Actions;

/// <summary>An entry of a table's `unique`: fields whose values, taken together, no two rows share.</summary>
/// <param name="names">Stored members; a dot leads into an object. Rows that lack one of them, or hold null, are free.</param>
public sealed class UniqueRule(IReadOnlyList<string> names)
{
    private readonly TableField[] _fields = [.. names.Select(n => TableField.Stored(n.Split('.')))];

    public IReadOnlyList<string> Names { get; } = names;

    /// <summary>A live row with other keys that has the values of <paramref name="row"/>; null when there is none.</summary>
    public Row? FindOther(TableRows rows, Row row)
    {
        var values = ValuesOf(row);
        return values is null ? null : Candidates(rows, values).FirstOrDefault(r => r.Key != row.Key && Has(r, values));
    }

    /// <summary>A change from one row to the other leaves the values as they are.</summary>
    public bool IsUntouched(Row before, Row after) =>
        Array.TrueForAll(_fields, f => Equals(f.Read(before), f.Read(after)));

    /// <param name="outputName">What callers call a stored member.</param>
    public Failure Broken(string table, Row row, Func<string, string> outputName)
    {
        var parts = Names.Zip(_fields, (name, field) => $"{Answered(name, outputName)} {field.Read(row)}");
        return new Failure(
            FailureKinds.Conflict,
            409,
            $"resource \"{table}\" has an item with {string.Join(" and ", parts)} already"
        )
        {
            Resource = table,
            Param = Answered(Names[0], outputName),
        };
    }

    // home.city is known by what home is called.
    private static string Answered(string name, Func<string, string> outputName)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? outputName(name) : outputName(name[..dot]) + name[dot..];
    }

    /// <summary>The rows that share one value, by the index in which they are fewest.</summary>
    private IEnumerable<Row> Candidates(TableRows rows, JsonValue[] values) =>
        values
            .Select((value, i) => rows.IndexOn(_fields[i]).Find(value))
            .MinBy(found => found.Count)!
            .Select(s => rows.InOrder[rows.PositionOf(s)]);

    private JsonValue[]? ValuesOf(Row row)
    {
        var values = new JsonValue[_fields.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (_fields[i].Read(row) is not { IsNull: false } value)
            {
                return null;
            }

            values[i] = value;
        }

        return values;
    }

    private bool Has(Row row, JsonValue[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!values[i].Equals(_fields[i].Read(row)))
            {
                return false;
            }
        }

        return true;
    }
}
