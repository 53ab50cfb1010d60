using System.ComponentModel;
using Mockd.Contracts.Json;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>Envelope of lists. Absent: as described, else <c>{data, meta}</c>.</summary>
public sealed record ListConfig
{
    [Description(
        "Member that holds the rows (default `data`); a dot leads inwards (`_embedded.pets`). Empty text: the answer is the bare array."
    )]
    public string? DataField { get; init; }

    [Description(
        "Further members. `has_more`, `url` and paging addresses are computed; texts may hold `{{expression}}`."
    )]
    [Template("page", "item", HasMembers = true)]
    public JsonObject ExtraFields { get; init; } = JsonObject.Empty;

    [Description("New names of total, limit, offset and count.")]
    [OneOf("total", "limit", "offset", "count")]
    public IReadOnlyDictionary<string, string> MetaFields { get; init; } = new Dictionary<string, string>();

    [Description("Leave out total, limit, offset and count.")]
    public bool? HideMeta { get; init; }
}
