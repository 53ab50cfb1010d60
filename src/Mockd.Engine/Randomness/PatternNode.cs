namespace Mockd.Engine.Randomness;

/// <summary>A part of a parsed regular expression, as far as it matters for writing a text that matches.</summary>
internal abstract record PatternNode(int MinLength)
{
    // Longer texts than this are never made, so lengths stop counting here.
    public const int Endless = 100_000;

    public static int Capped(long length) => (int)Math.Min(length, Endless);

    /// <summary>One character out of <paramref name="Alphabet"/>, which is not empty.</summary>
    public sealed record Character(string Alphabet) : PatternNode(1)
    {
        /// <summary>Every character that would match.</summary>
        public required Func<char, bool> Holds { get; init; }
    }

    /// <summary>The start or the end of the text.</summary>
    public sealed record Anchor(bool IsStart) : PatternNode(0);

    /// <summary>What must, or must not, stand before or behind a place.</summary>
    public sealed record Look(PatternNode Item, bool IsAhead, bool IsNegative) : PatternNode(0);

    public sealed record Sequence(IReadOnlyList<PatternNode> Items)
        : PatternNode(Capped(Items.Sum(i => (long)i.MinLength)));

    public sealed record Choice(IReadOnlyList<PatternNode> Items) : PatternNode(Items.Min(i => i.MinLength));

    public sealed record Repeat(PatternNode Item, int Min, int Max) : PatternNode(Capped((long)Item.MinLength * Min));

    /// <summary>What an earlier group wrote, again.</summary>
    public sealed record BackReference(int Number) : PatternNode(0);

    public sealed record Group(int Number, PatternNode Item) : PatternNode(Item.MinLength);
}
