namespace Mockd.Engine.Bindings;

/// <summary>What a caller says about the page it wants.</summary>
internal sealed record PageRequest
{
    public required int Limit { get; init; }

    public required int Offset { get; init; }

    public string? After { get; init; }

    public string? Before { get; init; }

    public string? Sort { get; init; }

    /// <summary>Null when the caller does not say.</summary>
    public bool? IsDescending { get; init; }

    /// <summary>A page token that is not one of ours.</summary>
    public string? ForeignToken { get; init; }
}
