using Mockd.Contracts.Json;

namespace Mockd.Cli.Output;

/// <summary>Differences of two sandboxes for people: <c>+</c> added, <c>-</c> removed, <c>~</c> changed.</summary>
internal static class DifferenceLines
{
    public static void Print(JsonObject tables, Terminal terminal)
    {
        foreach (var (table, difference) in tables)
        {
            var sides = (JsonObject)difference;
            foreach (var key in Items(sides, "added"))
            {
                terminal.Line($"+ {table} {key.ToPlainText()}");
            }

            foreach (var key in Items(sides, "removed"))
            {
                terminal.Line($"- {table} {key.ToPlainText()}");
            }

            foreach (var row in Items(sides, "changed").OfType<JsonObject>())
            {
                terminal.Line($"~ {table} {row["key"]?.ToPlainText()}");
                foreach (var (field, values) in row["fields"] as JsonObject ?? JsonObject.Empty)
                {
                    var both = (JsonObject)values;
                    terminal.Line(
                        $"    {field}: {both["from"]?.ToString() ?? "(absent)"} -> {both["to"]?.ToString() ?? "(absent)"}"
                    );
                }
            }
        }
    }

    private static IEnumerable<JsonValue> Items(JsonObject difference, string name) =>
        difference[name] as JsonArray ?? JsonArray.Empty;
}
