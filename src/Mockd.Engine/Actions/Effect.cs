using Mockd.Engine.Transforms;

namespace Mockd.Engine.Actions;

/// <summary>What follows a row change in the same transaction.</summary>
internal sealed class Effect
{
    public required IReadOnlySet<string> On { get; init; }

    /// <summary>Runs it; null when all went well.</summary>
    public required Func<WriteSession, RowChange, Failure?> Run { get; init; }
}
