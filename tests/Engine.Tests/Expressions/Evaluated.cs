using Mockd.Contracts.Json;
using Mockd.Engine.Expressions;

namespace Mockd.Engine.Tests.Expressions;

/// <summary>Evaluates texts against variables written as JSON.</summary>
internal static class Evaluated
{
    public static readonly DateTimeOffset Now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    public static string Json(string expression, string variables = "{}") =>
        Expression.Parse(expression).Evaluate(ScopeOf(variables)).ToString();

    public static Scope ScopeOf(string variables)
    {
        var functions = new Dictionary<string, HostFunction>
        {
            ["uuid"] = static _ => "an-id",
            ["random.int"] = static arguments => arguments.Length == 0 ? 4 : arguments[1],
            ["refuse"] = static _ => throw new ArgumentException("the host refuses"),
        };
        var scope = new Scope(Now, name => functions.GetValueOrDefault(name));
        foreach (var (name, value) in (JsonObject)JsonValue.Parse(variables))
        {
            scope.Set(name, value);
        }

        return scope;
    }
}
