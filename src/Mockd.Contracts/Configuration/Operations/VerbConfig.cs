using System.ComponentModel;
using Mockd.Contracts.Json;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>Answer to a create, update or delete.</summary>
public sealed record VerbConfig
{
    [Description("HTTP status.")]
    [Limits(200, 599)]
    public int? Status { get; init; }

    [Description("Body instead of the row; texts may hold `{{item.field}}`.")]
    [Template("item", HasMembers = true)]
    public JsonObject? Body { get; init; }

    [Description("delete: keep the row as a tombstone.")]
    public bool? Preserve { get; init; }

    [Description("delete: a row that is kept (`preserve`) keeps its key too: a create with it answers 409.")]
    public bool? Blocks { get; init; }

    [Description("delete: get answers a kept row with 200 instead of 404, by the delete body if there is one.")]
    public bool? Visible { get; init; }
}
