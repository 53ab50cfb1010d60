using Mockd.Engine.Randomness;

namespace Mockd.Engine.Vocabulary;

/// <summary>The made-up thing that one object describes: what its members say is taken from it, so that they fit together.</summary>
/// <param name="occasion">Null: a usual one.</param>
internal sealed class Subject(ulong seed, SubjectTraits traits, DateTimeOffset now, Occasion? occasion = null)
{
    /// <summary>The time of the twin's clock.</summary>
    public DateTimeOffset Now => now;

    public Occasion Occasion => occasion ?? Occasion.Usual;

    /// <summary>The occasion for which the objects inside of it are spoken of.</summary>
    public Occasion Within { get; init; } = occasion ?? Occasion.Usual;

    public IReadOnlyList<string> Things => traits.Things;

    public SubjectKind Kind => traits.Kind;

    public bool HasCurrency => traits.HasCurrency;

    public bool IsMeasured => traits.IsMeasured;

    public bool HasPlace => traits.HasPlace || Kind is SubjectKind.Address or SubjectKind.Place;

    /// <summary>What stands for no object: a body that is a single text or number.</summary>
    public static Subject Alone(ulong seed, DateTimeOffset now, Occasion? occasion = null) =>
        new(seed, SubjectTraits.None, now, occasion);

    /// <summary>The person that members of this stem speak of.</summary>
    public Person PersonOf(PropertyName name)
    {
        // The work email of a person is no other person's.
        var stem = Kind == SubjectKind.Person && IsOwn(name.Stem) ? "" : name.Stem;
        return new(Derive("person", stem), stem.Length == 0 ? traits : SubjectTraits.None);
    }

    public Locality PlaceOf(PropertyName name) =>
        new Dice(Derive("place", NamesAnotherPlace(name.Stem) ? name.Stem : "")).Pick(Locality.All);

    /// <summary>The dice that both ends of a range throw alike.</summary>
    public Dice RangeOf(PropertyName name) => new(Derive("range", name.Stem));

    /// <summary>When something happened to the subject, in the order in which such things happen.</summary>
    public DateTimeOffset MomentOf(PropertyName name, ulong own)
    {
        const int Hour = 3600;
        const int Day = 24 * Hour;
        // The same happening is told as the same moment, however often and in whatever form; what has no name is by itself.
        var told = name.Meaning == Meaning.None ? name.Words : name.Stem;
        var dice = new Dice(name.Words.Length == 0 ? own : Derive("moment", told) + (ulong)name.Happening);
        var seconds = name.Happening switch
        {
            Meaning.Birth => -(20L * 365 * Day) - (dice.Next(40 * 365) * (long)Day),
            Meaning.Made => -(18 * Hour) - dice.Next(6 * Hour),
            Meaning.Begun => -(12 * Hour) - dice.Next(6 * Hour),
            Meaning.Changed => -(6 * Hour) - dice.Next(6 * Hour),
            Meaning.Ended => -dice.Next(6 * Hour),
            Meaning.Soon => 60 + dice.Next(Hour),
            Meaning.Due => Day + dice.Next(29 * Day),
            // After it was made, and before it last changed.
            _ => -(12 * Hour) - dice.Next(6 * Hour),
        };
        if (Occasion.IsCreation && name.Happening != Meaning.Birth)
        {
            seconds = Math.Max(seconds, 0);
        }

        return now.ToUniversalTime().AddSeconds(name.Side == Side.High ? Math.Max(seconds, 0) : seconds);
    }

    private static bool IsOwn(string stem) =>
        stem is "contact" or "primary" or "personal" or "work" or "home" or "private" or "main" or "business" or "user";

    // A billing city may be elsewhere; the country of a telephone number or the default currency is that of its owner.
    private static bool NamesAnotherPlace(string stem) =>
        stem
            is not (
                "main"
                or "fax"
                or "tel"
                or "contact"
                or "office"
                or "phone"
                or "default"
                or "mobile"
                or "user"
                or "iso"
                or "preferred"
                or "local"
            );

    private ulong Derive(string what, string stem) =>
        stem.Length == 0 ? Dice.Derive(seed, what) : Dice.Derive(Dice.Derive(seed, what), stem);
}
