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

    // Worked out when first asked for; two at once come to the same.
    private PropertyName? _singular;
    private PropertyName? _ofId;
    private FateName? _fate;
    private Promise? _promise;
    private Meaning? _happening;

    public bool IsMoment => Meaning is >= Meaning.Birth and <= Meaning.Due;

    /// <summary>It tells one thing from others.</summary>
    public bool IsKey => Meaning is Meaning.Id or Meaning.Uuid or Meaning.Code or Meaning.Numeral;

    /// <summary>What may have become of the thing, where the member tells of that.</summary>
    public FateName Fate => _fate ??= FateNames.OfMember(Words);

    /// <summary>What a text of this name is, where <see cref="Meaning"/> does not say.</summary>
    public Promise Promise => _promise ??= Meaning == Meaning.None ? PromiseNames.Of(Words) : Promise.None;

    /// <summary>The kind of moment that it is, if it is one.</summary>
    public Meaning Happening => _happening ??= FindHappening();

    /// <summary>The name says that the moment is a number of milliseconds.</summary>
    public bool IsMilliseconds { get; private init; }

    /// <summary>The name says that the moment is counted from 1970.</summary>
    public bool IsEpoch { get; private init; }

    /// <summary>Lower case, joined by underscores, without what says which end of a range it is.</summary>
    public string Words { get; private init; } = "";

    public static PropertyName Of(string name)
    {
        var words = NameWords.Joined(name);
        var side = SideOf(ref words);
        var (meaning, stem) = MeaningTable.Find(words);
        var unit = MomentUnit.Of(words);
        if (
            unit is not null
            && MeaningTable.Find(unit.Value.Bare) is { Meaning: >= Meaning.Birth and <= Meaning.Due } bare
        )
        {
            (meaning, stem) = bare;
        }

        // Both ends of a range share a stem, whatever the meaning: it is what pairs them.
        return new(name, meaning, side == Side.None ? stem : words, side)
        {
            Words = words,
            IsEpoch = unit?.IsEpoch ?? words.EndsWith("timestamp", StringComparison.Ordinal),
            IsMilliseconds = unit?.IsMilliseconds ?? false,
        };
    }

    /// <summary>The name of one item of an array that has this name.</summary>
    public PropertyName Singular() =>
        _singular ??=
            Text.Length == 0 ? this
            // A list of what is active is no list of flags.
            : Meaning == Meaning.GoodFlag ? None
            : Of(NameWords.Singular(Text));

    /// <summary>The name of the id of what has this name.</summary>
    public PropertyName OfId() => _ofId ??= Meaning == Meaning.Id ? this : Of(Text + "_id");

    // All but what is worked out later.
    public bool Equals(PropertyName? other) =>
        other is not null && Text == other.Text && Meaning == other.Meaning && Stem == other.Stem && Side == other.Side;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    // What ends, fails or goes does so after all else that happens.
    private Meaning FindHappening() =>
        Fate.Fate != Vocabulary.Fate.None && Meaning is Meaning.None or Meaning.Moment or Meaning.Ended or Meaning.Due
            ? Words == "cancel_at"
                ? Meaning.Due
                : Meaning.Ended
            : IsMoment
                ? Meaning
                : Words[(Words.LastIndexOf('_') + 1)..] switch
                {
                    "start" or "begin" or "from" => Meaning.Begun,
                    "end" or "until" or "to" => Meaning.Due,
                    _ => Meaning.Moment,
                };

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
