namespace Mockd.Engine.Routing;

/// <summary>How many characters must be changed to make one text of another.</summary>
public static class EditDistance
{
    private const int Longest = 64;

    /// <summary>The distance, case ignored; one more than <paramref name="most"/> when it is larger or the texts are long.</summary>
    public static int Between(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int most)
    {
        if (left.Length > Longest || right.Length > Longest || Math.Abs(left.Length - right.Length) > most)
        {
            return most + 1;
        }

        Span<int> row = stackalloc int[Longest + 1];
        for (var i = 0; i <= right.Length; i++)
        {
            row[i] = i;
        }

        for (var l = 0; l < left.Length; l++)
        {
            if (NextRow(row, left[l], right, l) > most)
            {
                return most + 1;
            }
        }

        return Math.Min(row[right.Length], most + 1);
    }

    private static int NextRow(Span<int> row, char letter, ReadOnlySpan<char> right, int index)
    {
        var diagonal = row[0];
        row[0] = index + 1;
        var least = row[0];
        for (var r = 0; r < right.Length; r++)
        {
            var change = diagonal + (char.ToUpperInvariant(letter) == char.ToUpperInvariant(right[r]) ? 0 : 1);
            diagonal = row[r + 1];
            row[r + 1] = Math.Min(change, Math.Min(diagonal, row[r]) + 1);
            least = Math.Min(least, row[r + 1]);
        }

        return least;
    }
}
