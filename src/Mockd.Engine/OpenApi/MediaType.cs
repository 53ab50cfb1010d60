using Mockd.Contracts.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>One media type of a request body or response.</summary>
public sealed class MediaType
{
    /// <summary>Such as `application/json`, without parameters, lower case.</summary>
    public required string Name { get; init; }

    public Schema? Schema { get; init; }

    /// <summary>`example`, else the first of `examples`.</summary>
    public JsonValue? Example { get; init; }

    public IReadOnlyList<KeyValuePair<string, JsonValue>> Examples { get; init; } = [];
}
