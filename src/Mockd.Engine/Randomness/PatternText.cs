using System.Text.RegularExpressions;

namespace Mockd.Engine.Randomness;

/// <summary>Makes texts that match a regular expression (ECMA-262 as JSON Schema uses it).</summary>
public static class PatternText
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
        if (known.Node is not { } node || node.MinLength > Math.Min(maxLength, Longest) || known.Regex is not { } regex)
        {
            return null;
        }

        for (var i = 0; i < Tries; i++)
        {
            var spare = Math.Min(maxLength, Math.Max(minLength, Longest)) - node.MinLength;
            var tight = i % 4 == 3 ? Math.Max(0, minLength - node.MinLength) : spare;
            var writer = new PatternWriter(Dice.Derive(seed + (ulong)i, pattern), tight, minLength - node.MinLength);
            if (writer.Write(node) is { } text && Fitting(regex, text, minLength, maxLength) is { } fitting)
            {
                return fitting;
            }
        }

        return null;
    }

    private static string? Fitting(Regex regex, string text, int minLength, int maxLength)
    {
        // Without an anchor at the end, a text that is too short may go on as it likes.
        var whole = text.Length < minLength ? text.PadRight(minLength, 'a') : text;
        try
        {
            return whole.Length <= maxLength && regex.IsMatch(whole) ? whole : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }
}
