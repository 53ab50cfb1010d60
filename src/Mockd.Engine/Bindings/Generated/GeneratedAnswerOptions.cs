using Mockd.Engine.OpenApi;
using Mockd.Engine.Transforms;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Bindings;

/// <summary>How a twin makes answers up.</summary>
internal sealed record GeneratedAnswerOptions
{
    public required ulong Seed { get; init; }

    /// <summary>Query, headers and body are repeated, not the path alone.</summary>
    public required bool Echoes { get; init; }

    /// <summary>Whether the last path parameter names what is answered, not what it belongs to; asked when first needed.</summary>
    public required Func<bool> AnswersResource { get; init; }

    /// <summary>What the operation does to what it answers; asked when first needed.</summary>
    public required Func<Occasion> Occasion { get; init; }

    /// <summary>The paths of the description.</summary>
    public ApiPaths Paths { get; init; } = ApiPaths.None;

    /// <summary>Scheme and host of the described servers; asked when first needed.</summary>
    public Func<IReadOnlyList<string>> ServerOrigins { get; init; } = () => [];

    /// <summary>The operation that a link of the description names; null when there is none.</summary>
    public required Func<Link, Operation?> FindOperation { get; init; }

    /// <summary>A request that excludes every described media type is refused; else it gets the first of them.</summary>
    public bool RefusesOther { get; init; }

    public ErrorShape Errors { get; init; } = ErrorShape.Plain;
}
