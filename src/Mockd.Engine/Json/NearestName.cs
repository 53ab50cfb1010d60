namespace Mockd.Engine.Json;

/// <summary>Finds the names that somebody probably meant.</summary>
public static class NearestName
{
    // Longer names are nobody's slip of the finger, and the distance costs the product of the lengths.
    private const int LongestName = 80;

    /// <summary>A question for a diagnostic's suggestion; null when no name is near.</summary>
    public static string? Hint(string name, IEnumerable<string> known) =>
        Of(name, known, 1) is [var nearest] ? $"did you mean '{nearest}'?" : null;

    /// <summary>Names within a third of the length in edits, nearest first.</summary>
    public static IReadOnlyList<string> Of(string name, IEnumerable<string> known, int most)
    {
        var limit = Math.Max(2, name.Length / 3);
        return
        [
            .. known
                .Where(k =>
                    Math.Abs(k.Length - name.Length) <= limit && k.Length <= LongestName && name.Length <= LongestName
                )
                .Select(k => (Name: k, Distance: Distance(name, k)))
                .Where(k => k.Distance <= limit)
                .OrderBy(k => k.Distance)
                .ThenBy(k => k.Name, StringComparer.Ordinal)
                .Take(most)
                .Select(k => k.Name),
        ];
    }

    /// <summary>Levenshtein distance over one row, without regard to case.</summary>
    internal static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
                var cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1));
                diagonal = row[j];
                row[j] = cost;
            }
        }

        return row[^1];
    }
}
