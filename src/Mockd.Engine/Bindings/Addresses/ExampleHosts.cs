using System.Runtime.CompilerServices;
using Mockd.Contracts.Json;

namespace Mockd.Engine.Bindings;

/// <summary>Addresses of the described servers in examples: callers that follow them are to stay with the twin.</summary>
internal static class ExampleHosts
{
    // Found of examples, and kept as long as they are.
    private static readonly ConditionalWeakTable<JsonValue, object> Named = [];

    public static JsonValue Rebased(JsonValue example, IReadOnlyList<string> origins, string origin)
    {
        if (origins.Count == 0 || !(bool)Named.GetValue(example, value => origins.Any(o => Holds(value, o))))
        {
            return example;
        }

        return Moved(example, origins, origin);
    }

    private static bool Holds(JsonValue value, string origin) =>
        value switch
        {
            JsonText text => Below(text.Value, origin) is not null,
            JsonObject members => members.Any(m => Holds(m.Value, origin)),
            JsonArray items => items.Any(i => Holds(i, origin)),
            _ => false,
        };

    private static JsonValue Moved(JsonValue value, IReadOnlyList<string> origins, string origin)
    {
        if (value is JsonText text)
        {
            var below = origins.Select(o => Below(text.Value, o)).FirstOrDefault(b => b is not null);
            return below is null ? value : new JsonText(origin + below);
        }

        if (value is JsonArray items)
        {
            return items.Changed((item, _) => Moved(item, origins, origin));
        }

        if (value is JsonObject members)
        {
            foreach (var (name, inner) in members)
            {
                var moved = Moved(inner, origins, origin);
                value = ReferenceEquals(moved, inner) ? value : ((JsonObject)value).With(name, moved);
            }
        }

        return value;
    }

    private static string? Below(string text, string origin) =>
        text.StartsWith(origin, StringComparison.OrdinalIgnoreCase)
        && (text.Length == origin.Length || text[origin.Length] is '/' or '?')
            ? text[origin.Length..]
            : null;
}
