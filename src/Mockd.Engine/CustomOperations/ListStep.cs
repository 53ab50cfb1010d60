using Mockd.Contracts.Json;
using Mockd.Engine.Actions;
using Mockd.Engine.Expressions;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.CustomOperations;

/// <summary>Reads all rows whose fields equal the filter into a variable, in the table's order.</summary>
internal sealed class ListStep(Table table, IReadOnlyList<KeyValuePair<string, Expression>> filter, string variable)
    : Step
{
    public override Failure? Execute(OperationRun run)
    {
        var conditions = filter.Select(f =>
            ExpectedValue.Condition(table.Shape.FieldFor(f.Key.Split('.')), f.Value, f.Value.Evaluate(run.Scope))
        );
        var query = new ListQuery
        {
            Conditions = [.. conditions],
            Descending = table.Settings.ListsNewestFirst,
            Limit = int.MaxValue,
        };
        var rows = ListQueries.Run(run.Session.State.Tables[table.Number], query).Rows;
        run.Set(variable, JsonArray.Of(rows.Select(r => (JsonValue)run.Session.Seen(table, r))));
        return null;
    }
}
