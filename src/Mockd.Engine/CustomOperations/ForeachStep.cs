using Mockd.Contracts.Json;
using Mockd.Engine.Expressions;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.CustomOperations;

/// <summary>Runs steps for each element of a list (or each member's value of an object).</summary>
internal sealed class ForeachStep(Expression list, string variable, IReadOnlyList<Step> steps) : Step
{
    public override Failure? Execute(OperationRun run)
    {
        var items = list.Evaluate(run.Scope) switch
        {
            JsonArray array => array,
            JsonObject o => o.Select(m => m.Value),
            _ => (IEnumerable<JsonValue>)[],
        };
        var index = 0L;
        foreach (var item in items)
        {
            run.Set(variable, item);
            run.Set("index", index++);
            if (run.ExecuteAll(steps) is { } failure)
            {
                return failure;
            }
        }

        return null;
    }
}
