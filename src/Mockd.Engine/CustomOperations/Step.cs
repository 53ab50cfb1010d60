using Mockd.Engine.Transforms;

namespace Mockd.Engine.CustomOperations;

/// <summary>One compiled step.</summary>
internal abstract class Step
{
    /// <summary>Does it; null when all went well.</summary>
    public abstract Failure? Execute(OperationRun run);
}
