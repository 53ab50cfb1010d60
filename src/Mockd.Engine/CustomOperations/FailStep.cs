using Mockd.Engine.Transforms;

namespace Mockd.Engine.CustomOperations;

/// <summary>Stops the operation.</summary>
internal sealed class FailStep(FailureTemplate failure) : Step
{
    public override Failure? Execute(OperationRun run) => failure.Evaluate(run.Scope, run);
}
