using System.Runtime.CompilerServices;

namespace Mockd.Engine.Tables;

/// <summary>A branch of <see cref="RowsByKey"/>: one object with a place for each value of five bits of a hash.</summary>
internal sealed class RowsBranch
{
    public const int Bits = 5;
    public const int HashBits = 32;
    public const uint Mask = Ways - 1;

    private const int Ways = 1 << Bits;

    private Places _places;

    public object? this[int place] => _places[place];

    public static int PlaceOf(uint hash, int shift) => (int)((hash >> shift) & Mask);

    /// <summary>With these rows, none of which has the key of another.</summary>
    public static RowsBranch Of(ReadOnlySpan<Row> rows, int shift, Func<object?, Row, int, object> put)
    {
        var branch = new RowsBranch();
        foreach (var row in rows)
        {
            ref var item = ref branch._places[PlaceOf(row.KeyHash, shift)];
            item = put(item, row, shift + Bits);
        }

        return branch;
    }

    public RowsBranch With(int place, object item) => Copy(place, item);

    /// <param name="left">What is left there.</param>
    /// <returns>Nothing, or what needs no branch, where no more is left of all.</returns>
    public object? Without(int place, object? left)
    {
        var others = 0;
        object? last = null;
        for (var i = 0; i < Ways && others < 2; i++)
        {
            if ((i == place ? left : _places[i]) is { } item)
            {
                (last, others) = (item, others + 1);
            }
        }

        return others == 0 ? null
            : others == 1 && last is not RowsBranch ? last
            : Copy(place, left);
    }

    public IEnumerable<Row> Rows()
    {
        for (var i = 0; i < Ways; i++)
        {
            foreach (var row in RowsByKey.RowsOf(_places[i]))
            {
                yield return row;
            }
        }
    }

    private RowsBranch Copy(int place, object? item)
    {
        var copy = new RowsBranch { _places = _places };
        copy._places[place] = item;
        return copy;
    }

    [InlineArray(Ways)]
    private struct Places
    {
        private object? _first;
    }
}
