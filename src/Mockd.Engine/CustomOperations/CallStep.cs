using Mockd.Contracts.Json;
using Mockd.Engine.Expressions;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.CustomOperations;

/// <summary>Runs another operation in the same transaction; its result becomes a variable.</summary>
internal sealed class CallStep(Func<CustomOperation> operation, MemberSet input, string? variable) : Step
{
    public override Failure? Execute(OperationRun run)
    {
        var scope = new Scope(run.Scope.Now, run.Session.Functions)
            .Set("input", input.Evaluate(run.Scope))
            .Set("now", run.Scope.Now.ToUnixTimeSeconds());
        var called = operation();
        var inner = new OperationRun(run.Session, scope, run);
        if (called.Execute(inner) is { } failure)
        {
            return failure;
        }

        if (called.Return is { } result && inner.SourceOf(result.Text.Trim()) is { } source)
        {
            run.SetRow(variable, source.Table, run.Session.Find(source.Table, source.Row.Key) ?? source.Row);
        }
        else if (called.Return is not null)
        {
            run.Set(variable, called.Return.Evaluate(scope));
        }
        else
        {
            run.Set(
                variable,
                called.Response is null
                    ? JsonObject.Of(inner.Variables)
                    : JsonObject.Of(called.Response.Select(r => KeyValuePair.Create(r.Key, r.Value.Evaluate(scope))))
            );
        }

        return null;
    }
}
