using System.Globalization;
using System.Text.RegularExpressions;

namespace Mockd.Engine.Patterns;

/// <summary>Where <see cref="BacktrackParser"/> stands in an expression that .NET accepts, and where its parts end.</summary>
internal sealed class BacktrackText(string text)
{
    public int At { get; private set; }

    public bool Ends => At >= text.Length;

    public char Current => text[At];

    public char Next() => text[At++];

    public string From(int start) => text[start..At];

    public bool Take(string expected)
    {
        var taken = string.CompareOrdinal(text, At, expected, 0, expected.Length) == 0;
        At += taken ? expected.Length : 0;
        return taken;
    }

    /// <summary>What stands before one of the signs that close a name, which is taken too; null without one.</summary>
    public string? NameUntil(ReadOnlySpan<char> closing)
    {
        var length = Ends ? -1 : text.AsSpan(At).IndexOfAny(closing);
        if (length <= 0)
        {
            return null;
        }

        At += length + 1;
        return text.Substring(At - length - 1, length);
    }

    /// <summary>Options are known for a whole expression only, where most are written: <c>(?i)</c> in front.</summary>
    public RegexOptions Options()
    {
        var end = text.StartsWith("(?", StringComparison.Ordinal) ? text.IndexOf(')', StringComparison.Ordinal) : -1;
        if (end < 3 || text[2..end].Any(c => c is not ('i' or 's' or 'm')))
        {
            return RegexOptions.None;
        }

        At = end + 1;
        return (text[2..end].Contains('i', StringComparison.Ordinal) ? RegexOptions.IgnoreCase : 0)
            | (text[2..end].Contains('s', StringComparison.Ordinal) ? RegexOptions.Singleline : 0)
            | (text[2..end].Contains('m', StringComparison.Ordinal) ? RegexOptions.Multiline : 0);
    }

    /// <summary>Takes a class, whose opening bracket is taken already; false when it is not closed.</summary>
    public bool TakeClass()
    {
        var end = ClassEnd(At);
        At = Math.Max(At, end);
        return end >= 0;
    }

    /// <summary>Takes what belongs to an escape. .NET has accepted the expression, so that it is there.</summary>
    public void TakeOperand(char escape)
    {
        At = escape switch
        {
            'p' or 'P' => text.IndexOf('}', At) + 1,
            'x' => At + 2,
            'u' => At + 4,
            'c' => At + 1,
            _ => At,
        };
        while (escape == '0' && !Ends && Current is >= '0' and <= '7')
        {
            At++;
        }
    }

    /// <summary>How often the atom before may stand; null without a quantifier.</summary>
    public (int Min, int Max)? Times() =>
        Take("*") ? (0, int.MaxValue)
        : Take("+") ? (1, int.MaxValue)
        : Take("?") ? (0, 1)
        : Counted();

    private (int Min, int Max)? Counted()
    {
        var end = !Ends && Current == '{' ? text.IndexOf('}', At) : -1;
        if (end < 0)
        {
            return null;
        }

        var parts = text[(At + 1)..end].Split(',');
        if (parts.Length > 2 || !TryCount(parts[0], out var min))
        {
            return null;
        }

        var max = parts.Length == 1 ? min : int.MaxValue;
        if (parts.Length == 2 && parts[1].Length > 0 && !TryCount(parts[1], out max))
        {
            return null;
        }

        At = end + 1;
        return (min, max);
    }

    private static bool TryCount(string digits, out int count) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out count);

    // The place behind the bracket that closes a class; a class may subtract another one: [a-z-[aeiou]].
    private int ClassEnd(int at)
    {
        at += at < text.Length && text[at] == '^' ? 1 : 0;
        for (var isFirst = true; at < text.Length; at++, isFirst = false)
        {
            switch (text[at])
            {
                case ']' when !isFirst:
                    return at + 1;
                case '\\':
                    at++;
                    break;
                case '[' when text[at - 1] == '-' && !isFirst:
                    at = ClassEnd(at + 1) - 1;
                    if (at < 0)
                    {
                        return -1;
                    }

                    break;
            }
        }

        return -1;
    }
}
