using System.Text;

namespace Mockd.Engine.Randomness;

/// <summary>Writes one text along a parsed expression, within a length and a number of steps.</summary>
/// <param name="spare">Characters beyond the least that the expression asks for.</param>
/// <param name="wanted">How many of the spare ones should be used.</param>
internal sealed class PatternWriter(ulong seed, int spare, int wanted)
{
    private const int MaxSteps = 200_000;
    private readonly StringBuilder _text = new();
    private readonly Dictionary<int, string> _groups = [];
    private Dice _dice = new(seed);
    private int _spare = spare;
    private int _wanted = wanted;
    private int _steps;

    public string? Write(PatternNode node) => Append(node) ? _text.ToString() : null;

    private bool Append(PatternNode node)
    {
        if (++_steps > MaxSteps)
        {
            return false;
        }

        return node switch
        {
            PatternNode.Character one => Append(one.Alphabet[_dice.Next(one.Alphabet.Length)]),
            PatternNode.Sequence sequence => sequence.Items.All(Append),
            PatternNode.Choice choice => AppendOneOf(choice),
            PatternNode.Repeat repeat => AppendRepeated(repeat),
            PatternNode.Group group => AppendGroup(group),
            // What stands around a place is left to chance: the finished text is tried against the whole expression.
            PatternNode.Anchor or PatternNode.Look => true,
            PatternNode.BackReference reference => Append(_groups.GetValueOrDefault(reference.Number, "")),
            _ => false,
        };
    }

    private bool Append(char c)
    {
        _text.Append(c);
        return true;
    }

    private bool Append(string text)
    {
        _text.Append(text);
        return true;
    }

    private bool AppendOneOf(PatternNode.Choice choice)
    {
        var affordable = choice.Items.Where(i => i.MinLength - choice.MinLength <= _spare).ToList();
        var item = affordable[_dice.Next(affordable.Count)];
        Spend(item.MinLength - choice.MinLength);
        return Append(item);
    }

    private bool AppendGroup(PatternNode.Group group)
    {
        var start = _text.Length;
        var written = Append(group.Item);
        _groups[group.Number] = _text.ToString(start, _text.Length - start);
        return written;
    }

    private bool AppendRepeated(PatternNode.Repeat repeat)
    {
        for (var i = 0; i < repeat.Min; i++)
        {
            if (!Append(repeat.Item))
            {
                return false;
            }
        }

        var each = repeat.Item.MinLength;
        for (var more = More(repeat, Math.Max(1, each)); more > 0 && each <= _spare; more--)
        {
            Spend(each);
            if (!Append(repeat.Item))
            {
                return false;
            }
        }

        return true;
    }

    private int More(PatternNode.Repeat repeat, int each)
    {
        var room = repeat.Max - repeat.Min;
        var natural =
            repeat.Max == int.MaxValue && repeat.Min <= 1 ? 4 + _dice.Next(8) : _dice.Next(Math.Min(room, 8) + 1);
        var asked = _wanted > 0 ? (_wanted + each - 1) / each : 0;
        return Math.Min(room, Math.Max(natural, asked));
    }

    private void Spend(int characters)
    {
        _spare -= characters;
        _wanted -= characters;
    }
}
