namespace Mockd.Engine.Randomness;

/// <summary>A part of a parsed regular expression, as far as it matters for writing a text that matches.</summary>
internal abstract record PatternNode(int MinLength)
{
    // Longer texts than this are never made, so lengths stop counting here.
    public const int Endless = 100_000;

    public static int Capped(long length) => (int)Math.Min(length, Endless);

    /// <summary>One character out of <paramref name="Alphabet"/>, which is not empty.</summary>
    public sealed record Character(string Alphabet) : PatternNode(1);

    public sealed record Sequence(IReadOnlyList<PatternNode> Items)
        : PatternNode(Capped(Items.Sum(i => (long)i.MinLength)));

    public sealed record Choice(IReadOnlyList<PatternNode> Items) : PatternNode(Items.Min(i => i.MinLength));

    public sealed record Repeat(PatternNode Item, int Min, int Max) : PatternNode(Capped((long)Item.MinLength * Min));

    /// <summary>What an earlier group wrote, again.</summary>
    public sealed record BackReference(int Number) : PatternNode(0);

    public sealed record Group(int Number, PatternNode Item) : PatternNode(Item.MinLength);
}
