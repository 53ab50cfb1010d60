using Mockd.Engine.Expressions;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.CustomOperations;

/// <summary>Stops the operation when its condition is not true.</summary>
internal sealed class ValidateStep(Expression condition, FailureTemplate failure) : Step
{
    public override Failure? Execute(OperationRun run) =>
        Truth.Of(condition.Evaluate(run.Scope)) ? null : failure.Evaluate(run.Scope, run);
}
