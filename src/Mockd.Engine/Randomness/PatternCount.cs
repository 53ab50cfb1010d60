using System.Globalization;

namespace Mockd.Engine.Randomness;

/// <summary>Reads the counts of a quantifier in braces.</summary>
internal static class PatternCount
{
    /// <summary>Null when the braces are not a quantifier, but stand for themselves.</summary>
    public static (int Min, int Max)? Read(string pattern, int at)
    {
        var end = pattern.IndexOf('}', at);
        if (end < 0)
        {
            return null;
        }

        var parts = pattern[(at + 1)..end].Split(',');
        if (parts.Length > 2 || !TryCount(parts[0], out var min))
        {
            return null;
        }

        var max = min;
        if (parts.Length == 2)
        {
            max = int.MaxValue;
            if (parts[1].Length > 0 && !TryCount(parts[1], out max))
            {
                return null;
            }
        }

        return (min, max);
    }

    private static bool TryCount(string text, out int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count);
}
