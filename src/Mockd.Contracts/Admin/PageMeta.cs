using System.Text.Json.Serialization;

namespace Mockd.Contracts.Admin;

/// <summary>Which part of a whole a page is.</summary>
public sealed record PageMeta(
    int Total,
    int Limit,
    int Offset,
    int Count,
    [property: JsonPropertyName("has_more")] bool HasMore
);
