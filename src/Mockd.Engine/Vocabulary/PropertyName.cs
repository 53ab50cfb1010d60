namespace Mockd.Engine.Vocabulary;

/// <summary>A property's name, understood.</summary>
/// <param name="Stem">Which of several such things of one object it is: `billing` of `billing_email`; empty for the plain one.</param>
internal sealed record PropertyName(string Text, Meaning Meaning, string Stem, Side Side)
{
    private static readonly (string Word, Side Side)[] Sides =
    [
        ("min", Side.Low),
        ("minimum", Side.Low),
        ("lower", Side.Low),
        ("low", Side.Low),
        ("lowest", Side.Low),
        ("max", Side.High),
        ("maximum", Side.High),
        ("upper", Side.High),
        ("high", Side.High),
        ("highest", Side.High),
    ];

    // Below what Of reads: statics are set in the order in which they stand.
    public static readonly PropertyName None = new("", Meaning.None, "", Side.None);
    public static readonly PropertyName Id = Of("id");

    // Worked out for the first list of this name; two at once come to the same.
    private PropertyName? _singular;

    public bool IsMoment => Meaning is >= Meaning.Birth and <= Meaning.Due;

    public static PropertyName Of(string name)
    {
        var words = NameWords.Joined(name);
        var side = SideOf(ref words);
        var (meaning, stem) = MeaningTable.Find(words);
        // Both ends of a range share a stem, whatever the meaning: it is what pairs them.
        return new(name, meaning, side == Side.None ? stem : words, side);
    }

    /// <summary>The name of one item of an array that has this name.</summary>
    public PropertyName Singular() => _singular ??= Text.Length == 0 ? this : Of(NameWords.Singular(Text));

    // All but what is worked out later.
    public bool Equals(PropertyName? other) =>
        other is not null && Text == other.Text && Meaning == other.Meaning && Stem == other.Stem && Side == other.Side;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    private static Side SideOf(ref string words)
    {
        foreach (var (word, side) in Sides)
        {
            if (words == word)
            {
                words = "";
                return side;
            }

            if (words.StartsWith(word, StringComparison.Ordinal) && words[word.Length] == '_')
            {
                words = words[(word.Length + 1)..];
                return side;
            }

            if (words.EndsWith(word, StringComparison.Ordinal) && words[^(word.Length + 1)] == '_')
            {
                words = words[..^(word.Length + 1)];
                return side;
            }
        }

        return Side.None;
    }
}
