using System.Text.RegularExpressions;

namespace Mockd.Engine.Patterns;

/// <summary>
/// Takes an expression that .NET accepts apart for <see cref="Backtracker"/>. What an atom means is left to .NET; here it
/// is only told where one ends.
/// </summary>
internal sealed class BacktrackParser
{
    private const int MaxDepth = 100;
    private readonly BacktrackText _text;
    private readonly List<string?> _names;
    private readonly Dictionary<string, CharSet> _sets = new(StringComparer.Ordinal);
    private readonly RegexOptions _options;
    private int _depth;
    private int _groups;

    private BacktrackParser(string text)
    {
        _text = new BacktrackText(text);
        _options = _text.Options();
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
        return (parser._text.Ends ? node : null, parser);
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
        } while (_text.Take("|"));

        _depth--;
        return choices.Count == 1 ? choices[0] : new BacktrackNode.Choice(choices);
    }

    private BacktrackNode.Sequence? Sequence()
    {
        List<BacktrackNode> items = [];
        while (!_text.Ends && _text.Current is not ('|' or ')'))
        {
            if (Atom() is not { } atom)
            {
                return null;
            }

            items.Add(Quantified(atom));
        }

        return new BacktrackNode.Sequence(items);
    }

    private BacktrackNode? Atom()
    {
        var start = _text.At;
        switch (_text.Next())
        {
            case '^':
                return new BacktrackNode.Anchor(_options.HasFlag(RegexOptions.Multiline) ? '^' : 'A');
            case '$':
                return new BacktrackNode.Anchor(_options.HasFlag(RegexOptions.Multiline) ? '$' : 'Z');
            case '(':
                return Group();
            case '[':
                return _text.TakeClass() ? One(_text.From(start)) : null;
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

    private BacktrackNode? Group()
    {
        if (_text.Take("?="))
        {
            return Look(isAhead: true, isNegative: false);
        }

        if (_text.Take("?!"))
        {
            return Look(isAhead: true, isNegative: true);
        }

        if (_text.Take("?<="))
        {
            return Look(isAhead: false, isNegative: false);
        }

        if (_text.Take("?<!"))
        {
            return Look(isAhead: false, isNegative: true);
        }

        if (_text.Take("?>"))
        {
            return Closed() is { } atomic ? new BacktrackNode.Atomic(atomic) : null;
        }

        if (_text.Take("?:"))
        {
            return Closed();
        }

        return _text.Take("?<") || _text.Take("?'") ? Named()
            : !_text.Ends && _text.Current == '?' ? null
            : Numbered(++_groups);
    }

    private BacktrackNode.Look? Look(bool isAhead, bool isNegative) =>
        Closed() is { } node ? new BacktrackNode.Look(node, isAhead, isNegative) : null;

    // .NET numbers groups with a name behind all others.
    private BacktrackNode.Group? Named()
    {
        var name = _text.NameUntil(['>', '\'']);
        return name is not null && _names.IndexOf(name) is > 0 and var number ? Numbered(number) : null;
    }

    private BacktrackNode.Group? Numbered(int number) =>
        Closed() is { } node ? new BacktrackNode.Group(number, node) : null;

    private BacktrackNode? Closed() => Alternatives() is { } node && _text.Take(")") ? node : null;

    private BacktrackNode? Escape(int start)
    {
        if (_text.Ends)
        {
            return null;
        }

        var c = _text.Next();
        switch (c)
        {
            case 'A' or 'z' or 'Z' or 'b' or 'B':
                return new BacktrackNode.Anchor(c);
            case 'G':
                return null;
            case >= '1' and <= '9':
                // With more digits it may be a character's number instead; nobody writes that.
                return (!_text.Ends && char.IsAsciiDigit(_text.Current)) || c - '0' >= GroupCount
                    ? null
                    : new BacktrackNode.Reference(c - '0');
            case 'k':
                return NamedReference();
            default:
                _text.TakeOperand(c);
                return One(_text.From(start));
        }
    }

    private BacktrackNode.Reference? NamedReference()
    {
        if (_text.Ends)
        {
            return null;
        }

        _text.Next();
        var name = _text.NameUntil(['>', '\'', '}']);
        return name is not null && _names.IndexOf(name) is > 0 and var number
            ? new BacktrackNode.Reference(number)
            : null;
    }

    private BacktrackNode Quantified(BacktrackNode atom) =>
        _text.Times() is { } found ? new BacktrackNode.Loop(atom, found.Min, found.Max, _text.Take("?")) : atom;
}
