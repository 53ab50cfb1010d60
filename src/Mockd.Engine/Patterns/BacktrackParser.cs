using System.Globalization;
using System.Text.RegularExpressions;

namespace Mockd.Engine.Patterns;

/// <summary>
/// Takes an expression that .NET accepts apart for <see cref="Backtracker"/>. What an atom means is left to .NET; here it
/// is only told where one ends.
/// </summary>
internal sealed class BacktrackParser
{
    private const int MaxDepth = 100;
    private readonly string _text;
    private readonly List<string?> _names;
    private readonly Dictionary<string, CharSet> _sets = new(StringComparer.Ordinal);
    private readonly RegexOptions _options;
    private int _at;
    private int _depth;
    private int _groups;

    private BacktrackParser(string text)
    {
        _text = text;
        _options = ReadOptions();
        _names = [.. new Regex(text).GetGroupNames()];
    }

    public bool IgnoresCase => _options.HasFlag(RegexOptions.IgnoreCase);

    /// <summary>Groups with the whole match.</summary>
    public int GroupCount => _names.Count;

    /// <summary>Null when it has a construct that is not known here.</summary>
    public static (BacktrackNode? Node, BacktrackParser Parser) Parse(string text)
    {
        var parser = new BacktrackParser(text);
        var node = parser.Alternatives();
        return (parser._at == text.Length ? node : null, parser);
    }

    private bool Ends => _at >= _text.Length;

    // Options are known for a whole expression only, where most are written: (?i) in front.
    private RegexOptions ReadOptions()
    {
        var options = RegexOptions.None;
        var end = _text.StartsWith("(?", StringComparison.Ordinal) ? _text.IndexOf(')', StringComparison.Ordinal) : -1;
        if (end < 3 || _text[2..end].Any(c => c is not ('i' or 's' or 'm')))
        {
            return options;
        }

        _at = end + 1;
        options |= _text[2..end].Contains('i', StringComparison.Ordinal) ? RegexOptions.IgnoreCase : 0;
        options |= _text[2..end].Contains('s', StringComparison.Ordinal) ? RegexOptions.Singleline : 0;
        return options | (_text[2..end].Contains('m', StringComparison.Ordinal) ? RegexOptions.Multiline : 0);
    }

    private BacktrackNode? Alternatives()
    {
        if (++_depth > MaxDepth)
        {
            return null;
        }

        List<BacktrackNode> choices = [];
        do
        {
            if (Sequence() is not { } sequence)
            {
                return null;
            }

            choices.Add(sequence);
        } while (Take("|"));

        _depth--;
        return choices.Count == 1 ? choices[0] : new BacktrackNode.Choice(choices);
    }

    private BacktrackNode.Sequence? Sequence()
    {
        List<BacktrackNode> items = [];
        while (!Ends && _text[_at] is not ('|' or ')'))
        {
            if (Atom() is not { } atom || Quantified(atom) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return new BacktrackNode.Sequence(items);
    }

    private BacktrackNode? Atom()
    {
        var start = _at;
        switch (_text[_at++])
        {
            case '^':
                return new BacktrackNode.Anchor(_options.HasFlag(RegexOptions.Multiline) ? '^' : 'A');
            case '$':
                return new BacktrackNode.Anchor(_options.HasFlag(RegexOptions.Multiline) ? '$' : 'Z');
            case '(':
                return Group();
            case '[':
                _at = ClassEnd(_at);
                return _at < 0 ? null : One(_text[start.._at]);
            case '\\':
                return Escape(start);
            case '.':
                return One(".");
            case var c:
                return One(Regex.Escape(c.ToString()));
        }
    }

    private BacktrackNode.One One(string atom)
    {
        if (!_sets.TryGetValue(atom, out var set))
        {
            _sets[atom] = set = new CharSet(atom, _options & ~RegexOptions.Multiline);
        }

        return new BacktrackNode.One(set);
    }

    // The place behind the bracket that closes a class; a class may subtract another one: [a-z-[aeiou]].
    private int ClassEnd(int at)
    {
        at += at < _text.Length && _text[at] == '^' ? 1 : 0;
        for (var isFirst = true; at < _text.Length; at++, isFirst = false)
        {
            switch (_text[at])
            {
                case ']' when !isFirst:
                    return at + 1;
                case '\\':
                    at++;
                    break;
                case '[' when _text[at - 1] == '-' && !isFirst:
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

    private BacktrackNode? Group()
    {
        if (Take("?="))
        {
            return Look(isAhead: true, isNegative: false);
        }

        if (Take("?!"))
        {
            return Look(isAhead: true, isNegative: true);
        }

        if (Take("?<="))
        {
            return Look(isAhead: false, isNegative: false);
        }

        if (Take("?<!"))
        {
            return Look(isAhead: false, isNegative: true);
        }

        if (Take("?>"))
        {
            return Closed() is { } atomic ? new BacktrackNode.Atomic(atomic) : null;
        }

        if (Take("?:"))
        {
            return Closed();
        }

        return Take("?<") || Take("?'") ? Named()
            : !Ends && _text[_at] == '?' ? null
            : Numbered(++_groups);
    }

    private BacktrackNode.Look? Look(bool isAhead, bool isNegative) =>
        Closed() is { } node ? new BacktrackNode.Look(node, isAhead, isNegative) : null;

    // .NET numbers groups with a name behind all others.
    private BacktrackNode.Group? Named()
    {
        var end = _text.AsSpan(_at).IndexOfAny('>', '\'');
        if (end <= 0 || _names.IndexOf(_text.Substring(_at, end)) is not (> 0 and var number))
        {
            return null;
        }

        _at += end + 1;
        return Numbered(number);
    }

    private BacktrackNode.Group? Numbered(int number) =>
        Closed() is { } node ? new BacktrackNode.Group(number, node) : null;

    private BacktrackNode? Closed() => Alternatives() is { } node && Take(")") ? node : null;

    private BacktrackNode? Escape(int start)
    {
        if (Ends)
        {
            return null;
        }

        var c = _text[_at++];
        switch (c)
        {
            case 'A' or 'z' or 'Z' or 'b' or 'B':
                return new BacktrackNode.Anchor(c);
            case 'G':
                return null;
            case >= '1' and <= '9':
                // With more digits it may be a character's number instead; nobody writes that.
                return (!Ends && char.IsAsciiDigit(_text[_at])) || c - '0' >= GroupCount
                    ? null
                    : new BacktrackNode.Reference(c - '0');
            case 'k':
                return NamedReference();
            default:
                _at = OperandEnd(c);
                return One(_text[start.._at]);
        }
    }

    // .NET has accepted the expression, so that what belongs to an escape is there.
    private int OperandEnd(char escape)
    {
        var end = escape switch
        {
            'p' or 'P' => _text.IndexOf('}', _at) + 1,
            'x' => _at + 2,
            'u' => _at + 4,
            'c' => _at + 1,
            _ => _at,
        };
        while (escape == '0' && end < _text.Length && _text[end] is >= '0' and <= '7')
        {
            end++;
        }

        return end;
    }

    private BacktrackNode.Reference? NamedReference()
    {
        var end = Ends ? -1 : _text.AsSpan(_at + 1).IndexOfAny('>', '\'', '}');
        if (end <= 0 || _names.IndexOf(_text.Substring(_at + 1, end)) is not (> 0 and var number))
        {
            return null;
        }

        _at += end + 2;
        return new BacktrackNode.Reference(number);
    }

    private BacktrackNode? Quantified(BacktrackNode atom)
    {
        (int Min, int Max)? times =
            Take("*") ? (0, int.MaxValue)
            : Take("+") ? (1, int.MaxValue)
            : Take("?") ? (0, 1)
            : Counted();
        return times is { } found ? new BacktrackNode.Loop(atom, found.Min, found.Max, Take("?")) : atom;
    }

    private (int Min, int Max)? Counted()
    {
        var end = !Ends && _text[_at] == '{' ? _text.IndexOf('}', _at) : -1;
        if (end < 0)
        {
            return null;
        }

        var parts = _text[(_at + 1)..end].Split(',');
        if (parts.Length > 2 || !TryCount(parts[0], out var min))
        {
            return null;
        }

        var max = parts.Length == 1 ? min : int.MaxValue;
        if (parts.Length == 2 && parts[1].Length > 0 && !TryCount(parts[1], out max))
        {
            return null;
        }

        _at = end + 1;
        return (min, max);
    }

    private static bool TryCount(string text, out int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count);

    private bool Take(string expected)
    {
        var taken = string.CompareOrdinal(_text, _at, expected, 0, expected.Length) == 0;
        _at += taken ? expected.Length : 0;
        return taken;
    }
}
