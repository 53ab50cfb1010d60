namespace Mockd.Engine.Randomness;

/// <summary>
/// Turns parsed expressions into the set of the texts that they match. What follows a part is known when it is turned, so that
/// looking ahead is asking two things of the same rest.
/// </summary>
internal sealed class LanguageCompiler(LanguageBuilder builder, LanguageAlphabet alphabet)
{
    // Loops with a look in them are written out.
    private const int MostRounds = 40;
    private bool _isKnown = true;

    /// <summary>Null for what cannot be told this way, such as what an earlier group has matched.</summary>
    public LanguageNode? Matching(PatternNode pattern)
    {
        var here = After(pattern, builder.Anything, isStart: true);
        var later = builder.Sequence(
            builder.Characters(builder.All),
            builder.Sequence(builder.Anything, After(pattern, builder.Anything, isStart: false))
        );
        return _isKnown && !builder.IsFull ? builder.Either([here, later]) : null;
    }

    private LanguageNode After(PatternNode node, LanguageNode rest, bool isStart)
    {
        switch (node)
        {
            case PatternNode.Character one:
                return builder.Sequence(builder.Characters(alphabet.Of(one.Holds)), rest);
            case PatternNode.Sequence sequence:
                return AfterAll(sequence.Items, rest, isStart);
            case PatternNode.Choice choice:
                return builder.Either(choice.Items.Select(item => After(item, rest, isStart)));
            case PatternNode.Group group:
                return After(group.Item, rest, isStart);
            case PatternNode.Repeat repeat:
                return AfterRepeated(repeat, rest, isStart);
            case PatternNode.Anchor { IsStart: true }:
                return isStart ? rest : builder.Nothing;
            case PatternNode.Anchor:
                return builder.Both([rest, builder.EmptyText]);
            case PatternNode.Look { IsAhead: true } look:
                var ahead = After(look.Item, builder.Anything, isStart);
                return builder.Both([look.IsNegative ? builder.Not(ahead) : ahead, rest]);
            default:
                _isKnown = false;
                return rest;
        }
    }

    private LanguageNode AfterAll(IReadOnlyList<PatternNode> items, LanguageNode rest, bool isStart)
    {
        var consumed = 0;
        while (consumed < items.Count && items[consumed] is PatternNode.Anchor or PatternNode.Look)
        {
            consumed++;
        }

        for (var i = items.Count - 1; i >= 0; i--)
        {
            rest = After(items[i], rest, isStart && i <= consumed);
        }

        return rest;
    }

    private LanguageNode AfterRepeated(PatternNode.Repeat repeat, LanguageNode rest, bool isStart)
    {
        if (!Looks(repeat.Item))
        {
            return builder.Sequence(
                builder.Loop(After(repeat.Item, builder.EmptyText, isStart: false), repeat.Min, repeat.Max),
                rest
            );
        }

        var rounds = Math.Min(repeat.Max, Math.Max(MostRounds, repeat.Min));
        _isKnown &= repeat.Min <= 10 * MostRounds;
        var written = rest;
        for (var round = rounds; round > 0 && _isKnown && !builder.IsFull; round--)
        {
            var once = After(repeat.Item, written, isStart && round == 1);
            written = round > repeat.Min ? builder.Either([rest, once]) : once;
        }

        return written;
    }

    // It asks for something of what stands around it.
    private static bool Looks(PatternNode node) =>
        node switch
        {
            PatternNode.Anchor or PatternNode.Look => true,
            PatternNode.Sequence sequence => sequence.Items.Any(Looks),
            PatternNode.Choice choice => choice.Items.Any(Looks),
            PatternNode.Repeat repeat => Looks(repeat.Item),
            PatternNode.Group group => Looks(group.Item),
            _ => false,
        };
}
