using System.Globalization;
using Mockd.Contracts.Json;
using Mockd.Engine.Inference;

namespace Mockd.Cli.Output;

/// <summary>What was inferred of a description, and why, for people and for programs.</summary>
internal static class InferenceLines
{
    /// <summary>Such as "412 of 468 operations stateful (61 tables), 56 generated".</summary>
    public static string Counts(InferredTwin twin)
    {
        var stateful = twin.Served.Sum(t => t.Actions.Count);
        var all = stateful + twin.Refused.Count;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{stateful} of {Wording.Count(all, "operation")} stateful ({Wording.Count(twin.Served.Count(), "table")}), {twin.Refused.Count} generated"
        );
    }

    /// <param name="asked">Table or operation; null for all.</param>
    public static IEnumerable<string> Text(InferredTwin twin, string? asked) =>
        twin
            .Tables.Where(t => t.Withheld is null && IsAsked(t, asked))
            .SelectMany(t => Lines(t, asked))
            .Concat(Withheld(twin, asked))
            .Concat(Generated(twin, asked));

    private static IEnumerable<string> Lines(InferredTable table, string? asked)
    {
        yield return "";
        yield return Head(table);
        foreach (var action in table.Actions.Where(a => asked is null || asked == table.Name || a.Operation == asked))
        {
            var why = asked is null ? "" : $"  ({string.Join("; ", action.Evidence)})";
            yield return $"  {action.Role, -8} {action.Operation}{why}";
        }

        if (asked is null)
        {
            yield break;
        }

        foreach (var relation in table.Relations)
        {
            yield return $"  {relation.Field} → {relation.Table}  ({relation.Evidence})";
        }

        foreach (var evidence in table.Evidence)
        {
            yield return $"  because {evidence}";
        }
    }

    private static IEnumerable<string> Withheld(InferredTwin twin, string? asked)
    {
        string[] lines =
        [
            .. twin
                .Tables.Where(t => t.Withheld is not null && IsAsked(t, asked))
                .Select(t => $"  {t.Name}  {t.Path}: {t.Withheld}"),
        ];
        return lines.Length == 0 ? [] : ["", "found, and generated all the same:", .. lines];
    }

    // Those of tables that are withheld were named with their tables.
    private static IEnumerable<string> Generated(InferredTwin twin, string? asked)
    {
        string[] lines =
        [
            .. twin
                .Refused.Where(r =>
                    asked is null ? !r.Reason.StartsWith("table ", StringComparison.Ordinal) : r.Operation == asked
                )
                .Select(r => asked is null ? $"  {r.Operation}" : $"  {r.Operation}: {r.Reason}"),
        ];
        return lines.Length == 0 ? [] : ["", "generated:", .. lines];
    }

    public static bool Knows(InferredTwin twin, string asked) =>
        twin.Tables.Any(t => IsAsked(t, asked)) || twin.Refused.Any(r => r.Operation == asked);

    public static JsonObject ToJson(InferredTwin twin, string? asked) =>
        JsonObject.Of(
            ("tables", JsonArray.Of(twin.Tables.Where(t => IsAsked(t, asked)).Select(t => (JsonValue)ToJson(t)))),
            (
                "generated",
                JsonArray.Of(
                    twin.Refused.Where(r => asked is null || r.Operation == asked)
                        .Select(r => (JsonValue)JsonObject.Of(("operation", r.Operation), ("reason", r.Reason)))
                )
            )
        );

    private static bool IsAsked(InferredTable table, string? asked) =>
        asked is null || table.Name == asked || table.Actions.Any(a => a.Operation == asked);

    private static string Head(InferredTable table)
    {
        var under = table.Config.Under.Count == 0 ? "" : $", under {string.Join("/", table.Config.Under)}";
        var parent = table.Config.Parent is { } name ? $" of {name}" : "";
        var key = table.Config.HideId ? "key in the path" : $"key {table.Config.IdField}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{table.Name}  {table.Path}  {key}{under}{parent}  confidence {table.Confidence:0.00}"
        );
    }

    private static JsonObject ToJson(InferredTable table) =>
        JsonObject.Of(
            ("name", table.Name),
            ("path", table.Path),
            ("key", table.Config.HideId ? JsonValue.Null : (JsonValue)table.Config.IdField),
            ("under", JsonArray.Of(table.Config.Under.Select(u => (JsonValue)u))),
            ("parent", table.Config.Parent is { } parent ? (JsonValue)parent : JsonValue.Null),
            ("confidence", table.Confidence),
            ("withheld", table.Withheld is { } reason ? (JsonValue)reason : JsonValue.Null),
            (
                "relations",
                JsonArray.Of(
                    table.Relations.Select(r =>
                        (JsonValue)JsonObject.Of(("field", r.Field), ("table", r.Table), ("seen", r.Evidence.Seen))
                    )
                )
            ),
            ("evidence", Evidence(table.Evidence)),
            (
                "actions",
                JsonArray.Of(
                    table.Actions.Select(a =>
                        (JsonValue)
                            JsonObject.Of(
                                ("operation", a.Operation),
                                ("role", a.Role),
                                ("evidence", Evidence(a.Evidence))
                            )
                    )
                )
            )
        );

    private static JsonArray Evidence(IReadOnlyList<Evidence> evidence) =>
        JsonArray.Of(evidence.Select(e => (JsonValue)JsonObject.Of(("rule", e.Rule), ("seen", e.Seen))));
}
