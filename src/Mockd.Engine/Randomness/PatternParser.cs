using System.Globalization;

namespace Mockd.Engine.Randomness;

/// <summary>Parses ECMA-262 regular expressions for making texts.</summary>
internal sealed class PatternParser
{
    private const int MaxDepth = 100;
    private readonly string _pattern;
    private int _at;
    private int _depth;
    private int _groups;

    private PatternParser(string pattern) => _pattern = pattern;

    /// <summary>Null when the pattern is wrong or uses what is not modelled.</summary>
    public static PatternNode? Parse(string pattern)
    {
        var parser = new PatternParser(pattern);
        var node = parser.Alternatives();
        return parser._at == pattern.Length ? node : null;
    }

    private bool Ends => _at >= _pattern.Length;

    private PatternNode? Alternatives()
    {
        if (++_depth > MaxDepth)
        {
            return null;
        }

        List<PatternNode> choices = [];
        do
        {
            if (Sequence() is not { } sequence)
            {
                return null;
            }

            choices.Add(sequence);
        } while (Take('|'));

        _depth--;
        return choices.Count == 1 ? choices[0] : new PatternNode.Choice(choices);
    }

    private PatternNode? Sequence()
    {
        List<PatternNode> items = [];
        while (!Ends && _pattern[_at] is not ('|' or ')'))
        {
            if (Atom() is not { } atom || Quantified(atom) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return items.Count == 1 ? items[0] : new PatternNode.Sequence(items);
    }

    private PatternNode? Atom()
    {
        var c = _pattern[_at++];
        switch (c)
        {
            case '^' or '$':
                return new PatternNode.Anchor(c == '^');
            case '.':
                return new PatternNode.Character("abcdefghijklmnopqrstuvwxyz0123456789")
                {
                    Holds = any => any is not ('\n' or '\r'),
                };
            case '(':
                return Group();
            case '[':
                return Class();
            case '\\':
                return Escape();
            case '*' or '+' or '?':
                return null;
            default:
                return new PatternNode.Character(c.ToString()) { Holds = any => any == c };
        }
    }

    private static PatternNode Nothing => new PatternNode.Sequence([]);

    private PatternNode? Group()
    {
        if (TakeLook() is var (isAhead, isNegative))
        {
            return Alternatives() is { } looked && Take(')') ? new PatternNode.Look(looked, isAhead, isNegative) : null;
        }

        var captures = !TakeAll("?:");
        if (captures && !TakeName())
        {
            return null;
        }

        var number = captures ? ++_groups : 0;
        if (Alternatives() is not { } node || !Take(')'))
        {
            return null;
        }

        return captures ? new PatternNode.Group(number, node) : node;
    }

    private (bool IsAhead, bool IsNegative)? TakeLook() =>
        TakeAll("?=") ? (true, false)
        : TakeAll("?!") ? (true, true)
        : TakeAll("?<=") ? (false, false)
        : TakeAll("?<!") ? (false, true)
        : null;

    // False for a kind of group that is not known.
    private bool TakeName()
    {
        if (TakeAll("?<"))
        {
            _at = _pattern.IndexOf('>', _at) + 1;
            return _at > 0;
        }

        return Ends || _pattern[_at] != '?';
    }

    private PatternNode? Quantified(PatternNode atom)
    {
        if (Ends)
        {
            return atom;
        }

        (int Min, int Max)? times = _pattern[_at] switch
        {
            '*' => (0, int.MaxValue),
            '+' => (1, int.MaxValue),
            '?' => (0, 1),
            '{' => PatternCount.Read(_pattern, _at),
            _ => null,
        };
        if (times is not { } found)
        {
            return atom;
        }

        _at = _pattern[_at] == '{' ? _pattern.IndexOf('}', _at) + 1 : _at + 1;
        Take('?');
        return found.Max < found.Min ? null : new PatternNode.Repeat(atom, found.Min, found.Max);
    }

    private PatternNode? Escape()
    {
        if (Ends)
        {
            return null;
        }

        var c = _pattern[_at++];
        if (c is 'b' or 'B')
        {
            return Nothing;
        }

        if (c is >= '1' and <= '9')
        {
            return new PatternNode.BackReference(c - '0');
        }

        var set = new CharacterSet();
        return AddEscape(set, c) is null ? null : set.ToNode();
    }

    private PatternNode? Class()
    {
        var set = new CharacterSet { IsNegated = Take('^') };
        while (!Ends && _pattern[_at] != ']')
        {
            if (Member(set) is not { } from)
            {
                return null;
            }

            var isRange = from >= 0 && _at + 1 < _pattern.Length && _pattern[_at] == '-' && _pattern[_at + 1] != ']';
            if (!isRange)
            {
                continue;
            }

            _at++;
            var probe = new CharacterSet();
            if (Member(probe) is not { } to || (to >= 0 && to < from))
            {
                return null;
            }

            set.Add((char)from, to >= 0 ? (char)to : (char)from);
        }

        return Take(']') ? set.ToNode() : null;
    }

    // The character added, -1 for a class of them, null for what is not understood.
    private int? Member(CharacterSet set)
    {
        var c = _pattern[_at++];
        if (c == '\\')
        {
            return Ends ? null : AddEscape(set, _pattern[_at++] is var e && e == 'b' ? '\b' : e);
        }

        set.Add(c, c);
        return c;
    }

    private int? AddEscape(CharacterSet set, char escape)
    {
        if (set.AddEscape(escape))
        {
            return -1;
        }

        if (escape is 'p' or 'P')
        {
            var end = _pattern.IndexOf('}', _at);
            var known = end > _at && set.AddProperty(_pattern[(_at + 1)..end], escape == 'P');
            _at = end + 1;
            return known ? -1 : null;
        }

        if (Character(escape) is not { } c)
        {
            return null;
        }

        set.Add((char)c, (char)c);
        return c;
    }

    private int? Character(char escape) =>
        escape switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'f' => '\f',
            'v' => '\v',
            '0' => '\0',
            'x' or 'u' when !Ends && _pattern[_at] == '{' => HexInBraces(),
            'x' => Hex(2),
            'u' => Hex(4),
            'c' => Ends ? null : _pattern[_at++] % 32,
            _ => escape,
        };

    private int? Hex(int digits)
    {
        if (_at + digits > _pattern.Length)
        {
            return null;
        }

        var text = _pattern.AsSpan(_at, digits);
        _at += digits;
        return int.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var c) ? c : null;
    }

    private int? HexInBraces()
    {
        var end = _pattern.IndexOf('}', _at);
        if (end < 0)
        {
            return null;
        }

        var text = _pattern.AsSpan(_at + 1, end - _at - 1);
        _at = end + 1;
        return
            int.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var c) && c <= 0xFFFF
            ? c
            : null;
    }

    private bool Take(char c)
    {
        var taken = !Ends && _pattern[_at] == c;
        _at += taken ? 1 : 0;
        return taken;
    }

    private bool TakeAll(string text)
    {
        var taken = _pattern.AsSpan(Math.Min(_at, _pattern.Length)).StartsWith(text);
        _at += taken ? text.Length : 0;
        return taken;
    }
}
