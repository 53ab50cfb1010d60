using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Actions;
using Mockd.Engine.Expressions;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.CustomOperations;

/// <summary>Stops the operation.</summary>
public sealed class FailStep(FailureTemplate failure) : Step
{
    public override Failure? Execute(OperationRun run) => failure.Evaluate(run.Scope, run);
}
