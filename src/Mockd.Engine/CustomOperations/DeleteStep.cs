using Mockd.Engine.Actions;
using Mockd.Engine.Expressions;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.CustomOperations;

/// <summary>Removes a row, as the table's delete does.</summary>
internal sealed class DeleteStep(Table table, Expression key) : RowStep(table, key)
{
    public override Failure? Execute(OperationRun run)
    {
        var keyText = KeyOf(run);
        if (Find(run, keyText) is not { } row)
        {
            return Missing(run, keyText);
        }

        return TableActions.Delete(run.Session, Table, row, Table.Settings.KeepsTombstones);
    }
}
