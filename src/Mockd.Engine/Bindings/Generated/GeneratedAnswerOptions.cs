using Mockd.Engine.Transforms;

namespace Mockd.Engine.Bindings;

/// <summary>How a twin makes answers up.</summary>
internal sealed record GeneratedAnswerOptions
{
    public required ulong Seed { get; init; }

    /// <summary>A request that takes none of the described media types is refused; else it gets the first of them.</summary>
    public bool RefusesOther { get; init; }

    public ErrorShape Errors { get; init; } = ErrorShape.Plain;
}
