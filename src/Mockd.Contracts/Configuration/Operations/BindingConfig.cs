using System.ComponentModel;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>Says which table action or custom operation answers an operation (`extend` in the file).</summary>
public sealed record BindingConfig
{
    [Description("`namespace.operationId`, a stub's `id`, or `METHOD /path`.")]
    public required string Mock { get; init; }

    [Description(
        "What becomes of this entry when no description has the operation: it is an error, it is left out, or its `METHOD /path` is served all the same."
    )]
    public AbsentOperation Absent { get; init; }

    [Description("Table acted on; for `custom`, whose shape answers and errors take.")]
    public required string Table { get; init; }

    [Description("What happens.")]
    public required TableAction Action { get; init; }

    [Description("Custom operation, with action `custom`.")]
    public string? Operation { get; init; }

    [Description("Laid over the table's `response` key by key.")]
    public ResponseConfig? Response { get; init; }

    [Description(
        "Where the row's key is: `path.NAME`, `query.NAME`, `body.NAME`, `header.NAME`. Default: the last path parameter."
    )]
    public string? Key { get; init; }

    [Description(
        "Field that the key of this operation names, where it is not the table's key: `/releases/tags/{tag}`."
    )]
    [Form(TextForm.Something)]
    public string? By { get; init; }

    [Description("How this patch changes a row.")]
    public MergeMode? Merge { get; init; }

    [Description("Field to expression: rows must equal it (lists), and creates and item actions set or require it.")]
    public IReadOnlyDictionary<string, string> Where { get; init; } = new Dictionary<string, string>();

    [Description("Field to expression: stored on create, update and patch, over what the caller sent.")]
    public IReadOnlyDictionary<string, string> Set { get; init; } = new Dictionary<string, string>();

    [Description("Query parameter that holds a search text such as `email:'a@b.c' AND created>5`.")]
    public string? Search { get; init; }

    [Description("How this list pages.")]
    public PagingConfig? Paging { get; init; }

    [Description("Response headers; values may hold `{{expression}}`; of a list each value is a line of its own.")]
    [Form(TextForm.HeaderName)]
    [Template("id", "now", "headers", "request")]
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Headers { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    [Description(
        "Members of a body that this operation takes and stores as if they were described, such as those of a newer version."
    )]
    public IReadOnlyList<string> Accepts { get; init; } = [];

    [Description("Whether this operation's requests are compared with the description.")]
    public CheckMode? Check { get; init; }

    [Description("Overrides the twin's `undescribed` for this operation.")]
    public UndescribedConfig? Undescribed { get; init; }

    [Description("What an unknown id is answered with.")]
    public MissingMode? Missing { get; init; }
}
