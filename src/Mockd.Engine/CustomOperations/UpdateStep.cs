using Mockd.Contracts.Configuration;
using Mockd.Engine.Actions;
using Mockd.Engine.Expressions;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.CustomOperations;

/// <summary>Merges members into a row.</summary>
internal sealed class UpdateStep(Table table, Expression key, MemberSet members, string? variable) : RowStep(table, key)
{
    private static readonly PatchRule Plain = new(MergeMode.Shallow, [], false);

    public override Failure? Execute(OperationRun run)
    {
        var keyText = KeyOf(run);
        if (Find(run, keyText) is not { } row)
        {
            return Missing(run, keyText);
        }

        var rule = members.HasSource ? Table.Patch : Plain;
        var (changed, failure) = TableActions.Patch(
            run.Session,
            Table,
            row,
            members.Evaluate(run.Scope, Table.Shape),
            rule
        );
        if (changed is not null)
        {
            run.SetRow(variable, Table, changed);
        }

        return failure;
    }
}
