using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Actions;
using Mockd.Engine.Expressions;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.CustomOperations;

/// <summary>Stops the operation when its condition is not true.</summary>
public sealed class ValidateStep(Expression condition, FailureTemplate failure) : Step
{
    public override Failure? Execute(OperationRun run) =>
        Truth.Of(condition.Evaluate(run.Scope)) ? null : failure.Evaluate(run.Scope, run);
}
