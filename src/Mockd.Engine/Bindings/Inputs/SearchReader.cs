using System.Text;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Bindings;

/// <summary>Takes a search query apart, sign by sign: the work grows with its length alone.</summary>
internal sealed class SearchReader(string text)
{
    private int _at;

    /// <summary>Only blanks are left.</summary>
    public bool Ends
    {
        get
        {
            SkipBlanks();
            return _at == text.Length;
        }
    }

    public int Place => _at;

    /// <summary>The next condition; null when there is none to be read.</summary>
    public Condition? Clause(RowShape shape)
    {
        SkipBlanks();
        var isNot = Take('-');
        if (Field() is not { } field || Comparison() is not { } comparison || Value() is not { } value)
        {
            return null;
        }

        if (isNot)
        {
            if (comparison != Tables.Comparison.Equal)
            {
                return null;
            }

            comparison = Tables.Comparison.NotEqual;
        }

        return Condition.Sent(shape.FieldFor([.. field]), comparison, value);
    }

    /// <summary><c>AND</c> or <c>OR</c>; null when the next clause follows at once, or none.</summary>
    public string? Join()
    {
        SkipBlanks();
        return TakeWord("AND") ?? TakeWord("OR");
    }

    private List<string>? Field()
    {
        var start = _at;
        while (Current is '_' or '.' || char.IsLetterOrDigit(Current))
        {
            _at++;
        }

        if (_at == start || !(char.IsAsciiLetter(text[start]) || text[start] == '_'))
        {
            return null;
        }

        List<string> path = [.. text[start.._at].Split('.')];
        if (!Take('['))
        {
            return path;
        }

        if (Quoted() is not { } key || !Take(']'))
        {
            return null;
        }

        path.Add(key);
        return path;
    }

    private Comparison? Comparison()
    {
        SkipBlanks();
        var (isMore, isLess) = (Take('>'), Take('<'));
        return isMore
            ? Take('=')
                ? Tables.Comparison.GreaterOrEqual
                : isLess
                    ? null
                    : Tables.Comparison.Greater
            : isLess
                ? Take('=')
                    ? Tables.Comparison.LessOrEqual
                    : Tables.Comparison.Less
                : Take(':')
                    ? Tables.Comparison.Equal
                    : Take('~')
                        ? Tables.Comparison.Contains
                        : null;
    }

    private string? Value()
    {
        SkipBlanks();
        if (Current is '"' or '\'')
        {
            return Quoted();
        }

        var start = _at;
        while (_at < text.Length && !char.IsWhiteSpace(Current) && Current is not ('"' or '\''))
        {
            _at++;
        }

        return _at == start ? null : text[start.._at];
    }

    // A backslash takes the next sign as it is.
    private string? Quoted()
    {
        var quote = Current;
        if (!Take('"') && !Take('\''))
        {
            return null;
        }

        var value = new StringBuilder();
        while (_at < text.Length && Current != quote)
        {
            _at += Current == '\\' && _at + 1 < text.Length ? 1 : 0;
            value.Append(text[_at++]);
        }

        return Take(quote) ? value.ToString() : null;
    }

    private string? TakeWord(string word)
    {
        var end = _at + word.Length;
        var isThere =
            string.Compare(text, _at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0
            && (end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] == '_'));
        _at = isThere ? end : _at;
        return isThere ? word : null;
    }

    private char Current => _at < text.Length ? text[_at] : '\0';

    private bool Take(char c)
    {
        var isThere = _at < text.Length && text[_at] == c;
        _at += isThere ? 1 : 0;
        return isThere;
    }

    private void SkipBlanks()
    {
        while (char.IsWhiteSpace(Current))
        {
            _at++;
        }
    }
}
