using System.Collections.Immutable;
using Mockd.Contracts.Json;
using Mockd.Engine.Json;

namespace Mockd.Engine.Tables;

/// <summary>
/// Which rows hold a value between limits, for fields whose values are all numbers (each the only one of its double) or all times. Persistent like the rows. It
/// answers only where it finds exactly the rows that <see cref="Condition.Holds"/> would.
/// </summary>
internal sealed class RangeIndex : IRowIndex
{
    private readonly TableField _field;
    private readonly ImmutableSortedSet<Placed<double>> _numbers;
    private readonly ImmutableSortedSet<Placed<long>> _times;

    /// <summary>Rows with a value of another kind, which are compared in other ways.</summary>
    private readonly int _others;

    private RangeIndex(
        TableField field,
        ImmutableSortedSet<Placed<double>> numbers,
        ImmutableSortedSet<Placed<long>> times,
        int others
    )
    {
        _field = field;
        _numbers = numbers;
        _times = times;
        _others = others;
    }

    public static RangeIndex Build(TableField field, IEnumerable<Row> rows)
    {
        var numbers = ImmutableSortedSet.CreateBuilder<Placed<double>>();
        var times = ImmutableSortedSet.CreateBuilder<Placed<long>>();
        var others = 0;
        foreach (var row in rows)
        {
            switch (KindOf(field, row))
            {
                case (double number, _):
                    numbers.Add(new(number, row.Sequence));
                    break;
                case (_, long ticks):
                    times.Add(new(ticks, row.Sequence));
                    break;
                case (null, null):
                    others++;
                    break;
            }
        }

        return new RangeIndex(field, numbers.ToImmutable(), times.ToImmutable(), others);
    }

    /// <summary>The rows within all the conditions, which are ranges of this field; null when the index cannot tell.</summary>
    public IndexedRange? Find(IReadOnlyList<Condition> ranges)
    {
        if (_others > 0)
        {
            return null;
        }

        if (_times.IsEmpty)
        {
            return Find(_numbers, ranges, value => value is JsonNumber { IsDouble: true } n ? n.Double : null);
        }

        return _numbers.IsEmpty
            ? Find(_times, ranges, value => value is JsonText text ? Moment.TicksOf(text.Value) : null)
            : null;
    }

    IRowIndex IRowIndex.Replace(Row? old, Row? now)
    {
        var (numbers, times, others) = (_numbers, _times, _others);
        switch (old is null ? None : KindOf(_field, old))
        {
            case (double number, _):
                numbers = numbers.Remove(new(number, old!.Sequence));
                break;
            case (_, long ticks):
                times = times.Remove(new(ticks, old!.Sequence));
                break;
            case (null, null):
                others--;
                break;
        }

        switch (now is null ? None : KindOf(_field, now))
        {
            case (double number, _):
                numbers = numbers.Add(new(number, now!.Sequence));
                break;
            case (_, long ticks):
                times = times.Add(new(ticks, now!.Sequence));
                break;
            case (null, null):
                others++;
                break;
        }

        return ReferenceEquals(numbers, _numbers) && ReferenceEquals(times, _times) && others == _others
            ? this
            : new RangeIndex(_field, numbers, times, others);
    }

    /// <summary>Stands for no value, which is in no range.</summary>
    private static (double?, long?)? None => null;

    /// <summary>The number or the time; neither for a value of another kind; null for none.</summary>
    private static (double? Number, long? Ticks)? KindOf(TableField field, Row row) =>
        field.Read(row) switch
        {
            null or JsonNull => null,
            JsonNumber { IsDouble: true } number => (number.Double, null),
            JsonText text => (null, Moment.TicksOf(text.Value)),
            _ => (null, null),
        };

    private static IndexedRange? Find<T>(
        ImmutableSortedSet<Placed<T>> values,
        IReadOnlyList<Condition> ranges,
        Func<JsonValue, T?> read
    )
        where T : struct, IComparable<T>
    {
        var (from, to) = (0, values.Count);
        foreach (var range in ranges)
        {
            foreach (var value in range.Values)
            {
                if (read(value) is not { } limit)
                {
                    return null;
                }

                var below = Place(values, new(limit, long.MinValue));
                var behind = Place(values, new(limit, long.MaxValue));
                (from, to) = range.Comparison switch
                {
                    Comparison.Less => (from, Math.Min(to, below)),
                    Comparison.LessOrEqual => (from, Math.Min(to, behind)),
                    Comparison.Greater => (Math.Max(from, behind), to),
                    _ => (Math.Max(from, below), to),
                };
            }
        }

        var count = Math.Max(0, to - from);
        return new IndexedRange(
            count,
            () =>
            {
                var sequences = new long[count];
                for (var i = 0; i < count; i++)
                {
                    sequences[i] = values[from + i].Sequence;
                }

                Array.Sort(sequences);
                return sequences;
            }
        );
    }

    private static int Place<T>(ImmutableSortedSet<Placed<T>> values, Placed<T> limit)
        where T : struct, IComparable<T>
    {
        var at = values.IndexOf(limit);
        return at < 0 ? ~at : at;
    }
}
