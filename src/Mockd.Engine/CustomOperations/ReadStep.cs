using Mockd.Contracts.Json;
using Mockd.Engine.Actions;
using Mockd.Engine.Expressions;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.CustomOperations;

/// <summary>Reads a row into a variable.</summary>
internal sealed class ReadStep(Table table, Expression key, string? variable, bool isOptional) : RowStep(table, key)
{
    public override Failure? Execute(OperationRun run)
    {
        var keyText = KeyOf(run);
        if (Find(run, keyText) is { } row)
        {
            run.SetRow(variable, Table, row);
            return null;
        }

        run.Set(variable, JsonValue.Null);
        return isOptional ? null : Missing(run, keyText);
    }
}
