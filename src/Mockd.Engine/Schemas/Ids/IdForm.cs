using System.Globalization;
using System.Text;
using Mockd.Engine.Randomness;

namespace Mockd.Engine.Schemas.Ids;

/// <summary>What ids of one kind look like, read off one of them: what is the same in all, then so many characters of a sort.</summary>
internal sealed class IdForm
{
    private const int Longest = 128;
    private const int ShortestWord = 2;
    private const int ShortestTime = 8;
    private const string Digits = "0123456789";
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Hex = "0123456789abcdef";
    private const string UpperHex = "0123456789ABCDEF";

    private readonly (string Fixed, int Length, string Alphabet)[] _runs;

    private IdForm((string, int, string)[] runs) => _runs = runs;

    /// <summary>The characters that differ from one id to the next.</summary>
    public int Freedom => _runs.Sum(r => r.Length);

    /// <summary>Null for a text that is no id: a word, a sentence, a placeholder.</summary>
    public static IdForm? Read(string example)
    {
        if (
            example.Length is < 2 or > Longest
            || !example.Any(char.IsAsciiDigit)
            || !example.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or ':' or '.' or '/')
            || example.Contains("://", StringComparison.Ordinal)
            || IsTime(example)
        )
        {
            return null;
        }

        var start = Guid.TryParse(example, out _) ? 0 : PrefixLength(example);
        List<(string, int, string)> runs = [];
        var before = example[..start];
        for (var at = start; at < example.Length; )
        {
            var end = at;
            while (end < example.Length && char.IsAsciiLetterOrDigit(example[end]))
            {
                end++;
            }

            runs.Add((before, end - at, AlphabetOf(example[start..])));
            var next = end;
            while (next < example.Length && !char.IsAsciiLetterOrDigit(example[next]))
            {
                next++;
            }

            before = example[end..next];
            at = next;
        }

        return runs.Count == 0 ? null : new([.. runs]);
    }

    public string Make(ulong seed)
    {
        var dice = new Dice(seed);
        var text = new StringBuilder(Longest);
        foreach (var (before, length, alphabet) in _runs)
        {
            text.Append(before);

            // A number that begins with 0 is another one elsewhere.
            var first = text.Length == 0 && alphabet == Digits;
            text.Append(first ? dice.Text(1, Digits.AsSpan(1)) : "")
                .Append(dice.Text(first ? length - 1 : length, alphabet));
        }

        return text.ToString();
    }

    // `cus_`, `user-`, `urn:x:`, and the capitals in front of `SM0a1b2c`.
    private static int PrefixLength(string example)
    {
        var start = 0;
        for (var at = 0; at < example.Length; at++)
        {
            if (char.IsAsciiDigit(example[at]))
            {
                break;
            }

            if (!char.IsAsciiLetter(example[at]) && at - start >= ShortestWord - 1)
            {
                start = at + 1;
            }
        }

        if (start > 0)
        {
            return start < example.Length ? start : 0;
        }

        var capitals = example.TakeWhile(char.IsAsciiLetterUpper).Count();
        var rest = example[capitals..];
        return capitals is >= 1 and <= 4 && rest.Length > 0 && !rest.Any(char.IsAsciiLetterUpper) ? capitals
            // `abc123`: a word and a number.
            : example.TakeWhile(char.IsAsciiLetter).Count() is > 0 and var letters
            && example[letters..].All(char.IsAsciiDigit)
                ? letters
            : 0;
    }

    private static string AlphabetOf(string tail)
    {
        var letters = tail.Where(char.IsAsciiLetter).ToArray();
        if (letters.Length == 0)
        {
            return Digits;
        }

        const int EnoughToTell = 8;
        var isHex = tail.Length >= EnoughToTell && letters.All(char.IsAsciiHexDigit);
        var (hasLower, hasUpper) = (letters.Any(char.IsAsciiLetterLower), letters.Any(char.IsAsciiLetterUpper));
        var digits = tail.Any(char.IsAsciiDigit) ? Digits : "";
        return hasLower && hasUpper ? digits + Lower + Upper
            : hasUpper
                ? isHex ? UpperHex
                    : digits + Upper
            : isHex ? Hex
            : digits + Lower;
    }

    private static bool IsTime(string text) =>
        text.Length >= ShortestTime
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _)
        && !text.All(char.IsAsciiDigit);
}
