namespace Mockd.Engine.Vocabulary;

/// <summary>What is known about every object of one schema before any is made up.</summary>
/// <param name="FirstName">Given by the description, as the names below; null: to be made up.</param>
internal sealed record SubjectTraits(SubjectKind Kind, string? FirstName = null, string? LastName = null)
{
    /// <summary>The object has an address, so that its state is a part of a country.</summary>
    public bool HasPlace { get; private init; }

    /// <summary>The object says in which currency its amounts are.</summary>
    public bool HasCurrency { get; private init; }

    /// <summary>The object has a currency or a unit, so that its value is a number.</summary>
    public bool IsMeasured { get; private init; }

    /// <summary>Names of what it is, in the singular; the first that something is known of counts.</summary>
    public IReadOnlyList<string> Things { get; init; } = [];

    public static readonly SubjectTraits None = new(SubjectKind.Thing);

    private static readonly Dictionary<string, SubjectKind> Kinds = new[]
    {
        (
            SubjectKind.Person,
            "person people user customer contact member owner author employee patient guest driver player"
        ),
        (
            SubjectKind.Person,
            "student teacher cardholder recipient sender assignee profile candidate subscriber visitor"
        ),
        (
            SubjectKind.Person,
            "attendee passenger participant beneficiary billing_details shopper creator reviewer buyer"
        ),
        (
            SubjectKind.Company,
            "company organization organisation business merchant vendor supplier brand manufacturer bank"
        ),
        (SubjectKind.Company, "employer store partner institution"),
        (SubjectKind.Place, "city place town location"),
        (SubjectKind.Address, "address"),
    }
        .SelectMany(row => row.Item2.Split(' ').Select(word => (word, row.Item1)))
        .ToDictionary(w => w.word, w => w.Item2, StringComparer.Ordinal);

    /// <param name="hints">Names of the schema, or of the property that holds the object; the first that says something counts.</param>
    /// <param name="members">The names of the object's members, each with the text that the description gives it, if it does.</param>
    public static SubjectTraits Of(IEnumerable<string> hints, IReadOnlyList<(PropertyName Name, string? Given)> members)
    {
        var told = members
            .Where(m => m.Name.Stem.Length == 0 && m.Given is not null)
            .GroupBy(m => m.Name.Meaning)
            .ToDictionary(g => g.Key, g => g.First().Given!);
        var meanings = members.Select(m => m.Name.Meaning).ToHashSet();
        var kind = KindOf(hints, meanings);
        var parts = NamesIn(told, kind);
        return new(
            kind,
            told.GetValueOrDefault(Meaning.FirstName) ?? parts.First,
            told.GetValueOrDefault(Meaning.LastName) ?? parts.Last
        )
        {
            HasPlace = meanings.Overlaps([Meaning.City, Meaning.PostalCode, Meaning.Street]),
            HasCurrency = meanings.Contains(Meaning.Currency),
            IsMeasured = meanings.Overlaps([Meaning.Currency, Meaning.Unit]),
        };
    }

    private static SubjectKind KindOf(IEnumerable<string> hints, HashSet<Meaning> meanings) =>
        meanings.Overlaps([Meaning.FirstName, Meaning.LastName, Meaning.Birth]) ? SubjectKind.Person
        : hints.Select(KindOf).FirstOrDefault(k => k is not null) is { } hinted ? hinted
        : meanings.Overlaps([Meaning.City, Meaning.PostalCode]) ? SubjectKind.Address
        : meanings.Contains(Meaning.Email) && meanings.Overlaps([Meaning.Username, Meaning.JobTitle])
            ? SubjectKind.Person
        : SubjectKind.Thing;

    private static (string? First, string? Last) NamesIn(Dictionary<Meaning, string> told, SubjectKind kind)
    {
        var whole =
            told.GetValueOrDefault(Meaning.FullName)
            ?? (kind == SubjectKind.Person ? told.GetValueOrDefault(Meaning.Name) : null);
        var parts =
            whole?.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            ?? InAddress(told.GetValueOrDefault(Meaning.Email));
        return parts.Length > 1 ? (parts[0], parts[^1]) : (null, null);
    }

    // ada.berg@example.com is Ada Berg; of other addresses nothing is known.
    private static string[] InAddress(string? email)
    {
        var parts = email?.Split('@')[0].Split('.') ?? [];
        return parts.Length == 2 && Array.TrueForAll(parts, p => p.Length > 1 && p.All(char.IsAsciiLetter))
            ? [.. parts.Select(p => char.ToUpperInvariant(p[0]) + p[1..])]
            : [];
    }

    // The last word decides: a customer address is an address.
    public static SubjectKind? KindOf(string hint)
    {
        var words = NameWords.Singular(NameWords.Joined(hint));
        var last = words[(words.LastIndexOf('_') + 1)..];
        return Kinds.TryGetValue(words, out var kind) || Kinds.TryGetValue(last, out kind) ? kind : null;
    }
}
