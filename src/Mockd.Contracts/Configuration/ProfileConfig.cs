using System.ComponentModel;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>
/// A provider's habits: what holds for every table and answer of a twin unless a table or binding says otherwise.
/// Written in a profile file, or at the top level of <c>mockd.yaml</c>, which wins.
/// </summary>
public record ProfileConfig
{
    [Description("Free name, shown in messages.")]
    public string? Name { get; init; }

    [Description("Response shape that every table starts from; a table's own `response` is laid over it key by key.")]
    public ResponseConfig? Response { get; init; }

    [Description("How lists page; what is not said here is read off each list operation's parameters.")]
    public PagingConfig? Paging { get; init; }

    [Description(
        "End of a query parameter's name to the comparison with the member that the rest names, such as `{_after: gt}`; "
            + "besides, `name[gt]` and the like are always understood."
    )]
    [Form(TextForm.Something)]
    public IReadOnlyDictionary<string, FilterComparison> FilterSuffixes { get; init; } =
        new Dictionary<string, FilterComparison>();

    [Description(
        "Response headers of every answer; values may hold `{{expression}}`; of a list each is a line of its own."
    )]
    [Form(TextForm.HeaderName)]
    [Template("id", "now", "headers", "request")]
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Headers { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    [Description("The fresh `id` that `headers` see.")]
    public RequestIdConfig? RequestId { get; init; }

    [Description("Replay of writes by an idempotency key; absent: keys are ignored.")]
    public IdempotencyConfig? Idempotency { get; init; }

    [Description("What an unknown id is answered with.")]
    public MissingMode? Missing { get; init; }

    [Description("Whether requests are compared with the description.")]
    public CheckMode? Check { get; init; }

    [Description("What becomes of names that the description does not know.")]
    public UndescribedConfig? Undescribed { get; init; }

    [Description("What `check` asks of parameters and members beyond the description.")]
    public DemandsConfig? Demands { get; init; }

    [Description("Whether made-up answers repeat what the request says of the thing; absent: `on`.")]
    public EchoMode? Echo { get; init; }

    [Description("How far answers are filled up from the response schema.")]
    public CompleteMode? Complete { get; init; }

    [Description("Shape of the answer to a request that no operation matches.")]
    public UnmatchedShape? Unmatched { get; init; }

    [Description("How a patch changes a row.")]
    public PatchConfig? Patch { get; init; }

    [Description("How callers ask for related rows in place of their ids.")]
    public ExpandConfig? Expand { get; init; }

    [Description(
        "Seed of ids and generated values; the same seed and requests give the same bytes. Absent: a fresh one."
    )]
    public long? Seed { get; init; }

    [Description(
        "What time it is in new sandboxes: `real`, `frozen 2026-01-31T12:00:00Z` (stands still there) or "
            + "`2026-01-31T12:00:00Z+` (runs from there on); `mockd clock` changes it. Absent: real."
    )]
    public string? Clock { get; init; }
}
