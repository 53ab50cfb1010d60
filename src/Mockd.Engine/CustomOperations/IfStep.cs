using Mockd.Engine.Expressions;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.CustomOperations;

/// <summary>Runs one of two lists of steps.</summary>
internal sealed class IfStep(Expression condition, IReadOnlyList<Step> then, IReadOnlyList<Step> otherwise) : Step
{
    public override Failure? Execute(OperationRun run) =>
        run.ExecuteAll(Truth.Of(condition.Evaluate(run.Scope)) ? then : otherwise);
}
