using Mockd.Engine.Expressions;

namespace Mockd.Engine.Bindings;

/// <summary>Tells expressions that hand on what stands in the path, the query or the headers, as it is.</summary>
internal static class SentValues
{
    public static bool Are(Expression expression) =>
        expression.Functions.Count == 0
        && expression.Variables.Count > 0
        && expression.Variables.All(v => v is "path" or "query" or "headers");
}
