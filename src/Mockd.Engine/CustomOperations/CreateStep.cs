using Mockd.Engine.Actions;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.CustomOperations;

/// <summary>Creates a row, with the table's defaults, rules and effects.</summary>
internal sealed class CreateStep(Table table, MemberSet members, string? variable) : Step
{
    public override Failure? Execute(OperationRun run)
    {
        var input = members.Evaluate(run.Scope, table.Shape);
        input = members.HasSource ? table.Patch.OnCreate(input) : input;
        var (row, failure) = TableActions.Create(run.Session, table, input, run.Scope);
        if (row is not null)
        {
            run.SetRow(variable, table, row);
        }

        return failure;
    }
}
