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

    public Schema? Schema { get; init; }
}
