using Mockd.Contracts.Json;
using Mockd.Engine.Expressions;

namespace Mockd.Engine.CustomOperations;

/// <summary>Members to store: those of a source object first, then named expressions.</summary>
public sealed class MemberSet(Expression? source, IReadOnlyList<KeyValuePair<string, Expression>> members)
{
    /// <summary>The members come from what a caller sent, so the table's patch rule holds for them.</summary>
    public bool HasSource => source is not null;

    public JsonObject Evaluate(Scope scope)
    {
        var builder = new JsonObjectBuilder(source?.Evaluate(scope) as JsonObject ?? JsonObject.Empty);
        foreach (var (name, expression) in members)
        {
            builder.Set(name, expression.Evaluate(scope));
        }

        return builder.Build();
    }
}
