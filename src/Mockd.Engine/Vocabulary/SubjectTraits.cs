namespace Mockd.Engine.Vocabulary;

/// <summary>What is known about every object of one schema before any is made up.</summary>
/// <param name="FirstName">Given by the description, as the names below; null: to be made up.</param>
internal sealed record SubjectTraits(SubjectKind Kind, string? FirstName = null, string? LastName = null)
{
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
        string? Given(Meaning meaning) =>
            members.FirstOrDefault(m => m.Name.Meaning == meaning && m.Name.Stem == "").Given;
        bool Has(Meaning meaning) => members.Any(m => m.Name.Meaning == meaning);

        var kind =
            Has(Meaning.FirstName) || Has(Meaning.LastName) || Has(Meaning.Birth) ? SubjectKind.Person
            : hints.Select(KindOf).FirstOrDefault(k => k is not null) is { } hinted ? hinted
            : Has(Meaning.City) || Has(Meaning.PostalCode) ? SubjectKind.Address
            : SubjectKind.Thing;
        var full = Given(Meaning.FullName) ?? (kind == SubjectKind.Person ? Given(Meaning.Name) : null);
        var parts = full?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return new(
            kind,
            Given(Meaning.FirstName) ?? (parts.Length > 1 ? parts[0] : null),
            Given(Meaning.LastName) ?? (parts.Length > 1 ? parts[^1] : null)
        );
    }

    // The last word decides: a customer address is an address.
    private static SubjectKind? KindOf(string hint)
    {
        var words = NameWords.Singular(NameWords.Joined(hint));
        var last = words[(words.LastIndexOf('_') + 1)..];
        return Kinds.TryGetValue(words, out var kind) || Kinds.TryGetValue(last, out kind) ? kind : null;
    }
}
