using Mockd.Contracts.Json;
using Mockd.Engine.Expressions;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.CustomOperations;

/// <summary>Members to store: those of a source object first, then named expressions.</summary>
internal sealed class MemberSet(Expression? source, IReadOnlyList<KeyValuePair<string, Expression>> members)
{
    /// <summary>The members come from what a caller sent, so the table's patch rule holds for them.</summary>
    public bool HasSource => source is not null;

    /// <param name="shape">Of the rows that get the members, if any do: texts from a path or query take the members' types.</param>
    public JsonObject Evaluate(Scope scope, RowShape? shape = null)
    {
        var builder = new JsonObjectBuilder(source?.Evaluate(scope) as JsonObject ?? JsonObject.Empty);
        foreach (var (name, expression) in members)
        {
            var value = expression.Evaluate(scope);
            builder.Set(name, shape is null ? value : MemberTyping.Fit(shape, name, value));
        }

        return builder.Build();
    }
}
