namespace Mockd.Engine.Vocabulary;

/// <summary>Names and words that tell of failure, rejection, cancellation, end or deletion.</summary>
internal static class FateNames
{
    public const Fate All = (Fate)255;

    private static readonly Dictionary<string, Fate> Words = Read(
        (Fate.Failure, "failed failure failures errored error errors exception exceptions crashed"),
        (Fate.Rejection, "rejected rejection declined denied denial refused refusal"),
        (Fate.Cancellation, "canceled cancelled cancelation cancellation aborted voided"),
        (Fate.End, "ended finished completed completion closed closure resolved terminated termination stopped"),
        (Fate.Deletion, "deleted deletion removed removal archived trashed destroyed purged discarded"),
        (Fate.Expiry, "expired lapsed"),
        (Fate.Revocation, "revoked revocation suspended suspension disabled deactivated deactivation banned"),
        (Fate.Arrears, "overdue delinquent past_due")
    );

    // What values of states say besides; what failed or was canceled has ended, too.
    private static readonly Dictionary<string, Fate> States = Read(
        (Fate.Failure, "fail failing broken"),
        (Fate.Cancellation, "void canceling cancelling"),
        (Fate.End, "complete done succeeded success successful dead fulfilled"),
        (Fate.Deletion, "gone"),
        (Fate.Revocation, "inactive blocked"),
        (Fate.Arrears, "unpaid")
    );

    private static readonly Dictionary<string, Fate> Actions = Read(
        (Fate.Failure, "fail"),
        (Fate.Rejection, "reject decline deny refuse"),
        (Fate.Cancellation, "cancel abort void"),
        (Fate.End, "end finish complete close resolve terminate stop"),
        (Fate.Deletion, "delete remove archive trash destroy purge discard"),
        (Fate.Expiry, "expire"),
        (Fate.Revocation, "revoke suspend disable deactivate ban")
    );

    private static readonly HashSet<string> Fronts = Set(
        "is was has have been are at on date datetime time timestamp last latest most recent recently"
    );

    private static readonly HashSet<string> Moments = Set("at on date datetime time timestamp utc unix ms");

    private static readonly HashSet<string> Details = Set(
        "by reason reasons code codes message messages msg details detail description type text user note comment"
    );

    // Rules, counts and measures speak of failures in general.
    private static readonly HashSet<string> General = Set(
        "on max min maximum minimum allow allowed ignore continue skip notify send show hide include exclude if when auto fail"
            + " retry total num number count can will should may mean standard margin squared percent rms expected not"
            + " threshold policy mode handling url uri limit action rate domain behavior behaviour strategy callback webhook"
            + " template email page handler retention level format schema"
    );

    /// <param name="words">As <see cref="NameWords.Joined"/> gives them.</param>
    public static FateName OfMember(string words)
    {
        if (words == "cancel_at")
        {
            return new(Fate.Cancellation, true);
        }

        var parts = words.Split('_');
        var rest = parts.AsSpan(Front(parts));
        var isDetail = rest.Length < parts.Length && Moments.Contains(parts[0]);
        while (rest.Length > 1 && (Moments.Contains(rest[^1]) || Details.Contains(rest[^1])))
        {
            isDetail = true;
            rest = rest[..^1];
        }

        foreach (var part in rest)
        {
            if (General.Contains(part))
            {
                return FateName.None;
            }
        }

        var fate = OfRest(rest);
        return fate == Fate.None ? FateName.None : new(fate, isDetail || rest.Length > 1);
    }

    /// <summary>What a value of a state says: of what failed or was canceled also that it has ended.</summary>
    public static Fate OfState(string value)
    {
        var fate = Fate.None;
        var words = NameWords.Joined(value);
        foreach (var word in words.Split('_'))
        {
            fate |= Of(Words, word) | Of(States, word);
        }

        fate |= Of(Words, words);
        // What has not happened yet, and what did not happen.
        return words.Split('_') is ["not" or "in" or "to" or "partially" or "pending", ..] ? Fate.None
            : fate is Fate.None or Fate.Arrears ? fate
            : fate == Fate.Rejection ? fate | Fate.Failure | Fate.End
            : fate | Fate.End;
    }

    /// <summary>What an action does to a thing: `cancel`, `cancelOrder`, `void`.</summary>
    public static Fate OfAction(string name)
    {
        var words = NameWords.Joined(name);
        var end = words.IndexOf('_', StringComparison.Ordinal);
        return Of(Actions, end < 0 ? words : words[..end]);
    }

    private static int Front(string[] parts)
    {
        var at = 0;
        while (at < parts.Length - 1 && Fronts.Contains(parts[at]))
        {
            at++;
        }

        return at;
    }

    // `failure_balance_transaction` tells of the failure, `closed_captions` of nothing.
    private static Fate OfRest(ReadOnlySpan<string> words) =>
        Of(Words, words[^1]) is not Fate.None and var last ? last
        : words is [.., "past", "due"] ? Fate.Arrears
        : words is ["failure" or "error", _, ..] ? Fate.Failure
        : Fate.None;

    private static Fate Of(Dictionary<string, Fate> table, string word) => table.GetValueOrDefault(word);

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);

    private static Dictionary<string, Fate> Read(params (Fate Fate, string Words)[] rows) =>
        rows.SelectMany(row => row.Words.Split(' ').Select(word => (word, row.Fate)))
            .ToDictionary(w => w.word, w => w.Fate, StringComparer.Ordinal);
}
