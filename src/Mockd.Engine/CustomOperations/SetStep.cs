using Mockd.Engine.Expressions;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.CustomOperations;

/// <summary>Assigns a variable.</summary>
internal sealed class SetStep(string variable, Expression value) : Step
{
    public override Failure? Execute(OperationRun run)
    {
        run.Set(variable, value.Evaluate(run.Scope));
        return null;
    }
}
