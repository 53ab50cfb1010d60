using Mockd.Engine.Patterns;

namespace Mockd.Engine.Randomness;

/// <summary>Makes texts that match a regular expression (ECMA-262 as JSON Schema uses it).</summary>
internal static class PatternText
{
    private const int Tries = 24;
    private const int MaxPattern = 10_000;
    private const int Longest = 20_000;

    /// <summary>A text that matches, or null when none was found: the pattern is impossible, or uses what is not modelled.</summary>
    public static string? Generate(string pattern, ulong seed, int minLength = 0, int maxLength = int.MaxValue)
    {
        if (pattern.Length > MaxPattern || minLength > maxLength || minLength > Longest)
        {
            return null;
        }

        var known = KnownPattern.Of(pattern);
        if (
            known.Node is not { } node
            || node.MinLength > Math.Min(maxLength, Longest)
            || known.Compiled is not { } compiled
        )
        {
            return null;
        }

        for (var i = 0; i < Tries; i++)
        {
            var spare = Math.Min(maxLength, Math.Max(minLength, Longest)) - node.MinLength;
            var tight = i % 4 == 3 ? Math.Max(0, minLength - node.MinLength) : spare;
            var writer = new PatternWriter(Dice.Derive(seed + (ulong)i, pattern), tight, minLength - node.MinLength);
            if (writer.Write(node) is { } text && Fitting(compiled, text, minLength, maxLength) is { } fitting)
            {
                return fitting;
            }
        }

        return null;
    }

    private static string? Fitting(Pattern pattern, string text, int minLength, int maxLength)
    {
        // Without an anchor at the end, a text that is too short may go on as it likes.
        var whole = text.Length < minLength ? text.PadRight(minLength, 'a') : text;
        return whole.Length <= maxLength && Fits(pattern, whole) ? whole : null;
    }

    /// <summary>The text matches, as far as can be told; a pattern that cannot be read is met by none.</summary>
    public static bool Fits(string pattern, string text) =>
        KnownPattern.Of(pattern).Compiled is { } compiled && Fits(compiled, text);

    private static bool Fits(Pattern pattern, string text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (PatternLimitException)
        {
            return false;
        }
    }
}
