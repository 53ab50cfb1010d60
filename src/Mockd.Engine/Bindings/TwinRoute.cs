using Mockd.Contracts.Configuration;
using Mockd.Engine.Checks;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Bindings;

/// <summary>What a route leads to.</summary>
public sealed class TwinRoute
{
    /// <summary><c>namespace.operationId</c>, or <c>METHOD /path</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Null for stubs.</summary>
    public required Operation? Description { get; init; }

    public required Answerer Answerer { get; init; }

    public required ErrorShape Errors { get; init; }

    public required HeaderSet Headers { get; init; }

    public required CheckMode Check { get; init; }

    public required UndescribedMode Undescribed { get; init; }

    /// <summary>Names that count as described wherever they stand.</summary>
    public required IReadOnlySet<string> KnownNames { get; init; }

    /// <summary>What is asked of requests beyond the description.</summary>
    public Demands Demands { get; init; } = Demands.None;

    /// <summary>Null: nothing but what is described.</summary>
    public AcceptedMembers? Accepted { get; init; }

    /// <summary>The body must be a document: an action stores or reads it.</summary>
    public required bool NeedsBody { get; init; }

    /// <summary>The body is read: it is stored, or a made-up answer depends on it.</summary>
    public bool ReadsBody { get; init; }

    /// <summary>Something stored answers, not the description alone.</summary>
    public required bool IsBound { get; init; }

    /// <summary>Answers a bound operation from its description where the caller wishes so; null where that is what happens anyway.</summary>
    public Lazy<GeneratedAnswerer>? Wished { get; init; }
}
