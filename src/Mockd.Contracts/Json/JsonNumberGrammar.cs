namespace Mockd.Contracts.Json;

/// <summary>JSON's grammar of numbers (RFC 8259, section 6).</summary>
internal static class JsonNumberGrammar
{
    public static bool Fits(ReadOnlySpan<char> text)
    {
        text = text.StartsWith('-') ? text[1..] : text;
        var whole = Digits(text);
        if (whole == 0 || (whole > 1 && text[0] == '0'))
        {
            return false;
        }

        text = text[whole..];
        if (text.StartsWith('.'))
        {
            var fraction = Digits(text[1..]);
            if (fraction == 0)
            {
                return false;
            }

            text = text[(1 + fraction)..];
        }

        return text.IsEmpty || (text[0] is 'e' or 'E' && IsExponent(text[1..]));
    }

    private static bool IsExponent(ReadOnlySpan<char> text)
    {
        text = text.IsEmpty || text[0] is not ('+' or '-') ? text : text[1..];
        return !text.IsEmpty && Digits(text) == text.Length;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }
}
