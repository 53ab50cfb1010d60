namespace Mockd.Engine.OpenApi;

/// <summary>A path, query, header or cookie parameter.</summary>
public sealed class Parameter
{
    public required string Name { get; init; }

    public required ParameterLocation In { get; init; }

    public bool Required { get; init; }

    public string Style { get; init; } = "simple";

    public bool Explode { get; init; }

    /// <summary>The media type of the value where it is described by `content`; null when style and explode say how it is written.</summary>
    public string? ContentType { get; init; }

    /// <summary>`name=` is fine, whatever the schema says of an empty text.</summary>
    public bool AllowsEmpty { get; init; }

    /// <summary>The description's words let callers send a day where the schema asks for a point in time.</summary>
    public bool TakesDays { get; init; }

    public Schema? Schema { get; init; }

    /// <summary>Of a response header; null when none is given.</summary>
    public Contracts.Json.JsonValue? Example =>
        Source?.Single() ?? (Source?.Named() is [var first, ..] ? first.Value : null);

    internal ExampleSource? Source { get; init; }
}
