using System.ComponentModel;
using Mockd.Contracts.Json;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>What an array inside a row looks like as a list object.</summary>
public sealed record ListObjectConfig
{
    [Description("Member that holds the items (default `data`).")]
    [Form(TextForm.Something)]
    public string? DataField { get; init; }

    [Description(
        "Further members (default `{object: list, has_more: false}`); texts may hold `{{expression}}` with the row's members as variables."
    )]
    [Template("item", HasMembers = true)]
    public JsonObject? ExtraFields { get; init; }
}
