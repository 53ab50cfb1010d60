using Mockd.Contracts.Json;
using Mockd.Engine.Bindings;
using Mockd.Engine.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Inference;

/// <summary>What a verb does to a row: the state that it leads to, and the time that it is stamped with.</summary>
internal static class RowVerbs
{
    // What a verb leads to where the grammar does not say it.
    private static readonly Dictionary<string, string[]> Results = new(StringComparer.Ordinal)
    {
        ["open"] = ["open", "opened"],
        ["reopen"] = ["open", "reopened", "opened", "active"],
        ["activate"] = ["active", "activated", "enabled"],
        ["reactivate"] = ["active", "reactivated", "enabled"],
        ["enable"] = ["enabled", "active"],
        ["resume"] = ["active", "resumed", "running", "in_progress"],
        ["unpause"] = ["active", "running", "unpaused"],
        ["start"] = ["started", "running", "in_progress", "active"],
        ["begin"] = ["started", "running", "in_progress"],
        ["run"] = ["running", "queued"],
        ["deactivate"] = ["inactive", "deactivated", "disabled"],
        ["disable"] = ["disabled", "inactive"],
        ["stop"] = ["stopped", "inactive"],
        ["hold"] = ["held", "on_hold"],
        ["complete"] = ["completed", "complete", "done", "finished"],
        ["finish"] = ["finished", "completed", "done"],
        ["confirm"] = ["confirmed", "succeeded"],
        ["capture"] = ["captured", "succeeded"],
        ["void"] = ["voided", "void"],
        ["pay"] = ["paid"],
        ["send"] = ["sent"],
        ["withdraw"] = ["withdrawn"],
        ["submit"] = ["submitted", "pending", "in_review"],
        ["finalize"] = ["finalized", "open"],
        ["unarchive"] = ["active", "unarchived", "open"],
        ["restore"] = ["active", "restored"],
        ["unpublish"] = ["unpublished", "draft"],
        ["unsuspend"] = ["active"],
        ["ship"] = ["shipped"],
        ["acknowledge"] = ["acknowledged"],
        ["ack"] = ["acknowledged"],
        ["dismiss"] = ["dismissed"],
        ["end"] = ["ended", "completed"],
        ["close"] = ["closed"],
        ["cancel"] = ["canceled", "cancelled"],
        ["freeze"] = ["frozen"],
        ["unfreeze"] = ["active", "unfrozen"],
        ["hide"] = ["hidden"],
        ["begin_run"] = ["running"],
        ["win"] = ["won"],
        ["lose"] = ["lost"],
    };

    /// <summary>Null when nothing about the row tells what the verb does.</summary>
    public static VerbEffect? Of(string verb, Schema row)
    {
        var words = NameWords.Joined(verb);
        var names = SchemaNames.Of(row);
        var outcomes = Outcomes(words).ToArray();
        var set = new Dictionary<string, string>(StringComparer.Ordinal);
        var seen = "";
        if (!UndoesFlag(row, names, words) && Enumerated(row, names, outcomes) is var (state, value))
        {
            set[state] = $"\"{value}\"";
            seen = $"'{words}' leads to {state} '{value}'";
        }
        else if (Flag(row, names, words, outcomes) is var (flag, isSet))
        {
            set[flag] = isSet ? "true" : "false";
            seen = $"'{words}' makes {flag} {set[flag]}";
        }

        foreach (var time in Times(row, names, outcomes))
        {
            set[time.Name] = time.Expression;
            seen = seen.Length > 0 ? seen : $"'{words}' is the time '{time.Name}'";
        }

        return set.Count == 0 ? null : new VerbEffect(set, new Evidence("verb-state", seen));
    }

    // What a verb takes back that only sets a flag is that flag, though a state may be called like the way back.
    private static bool UndoesFlag(Schema row, IReadOnlyList<string> names, string verb) =>
        verb.StartsWith("un", StringComparison.Ordinal)
        && Outcomes(verb[2..]).ToArray() is var done
        && Enumerated(row, names, done) is null
        && Flag(row, names, verb[2..], done) is not null;

    private static IEnumerable<string> Outcomes(string verb)
    {
        if (Results.TryGetValue(verb, out var known))
        {
            foreach (var result in known)
            {
                yield return result;
            }
        }

        // `mark_as_paid`, `mark_uncollectible`: the last word is the state itself.
        if (verb.StartsWith("mark_", StringComparison.Ordinal) || verb.StartsWith("set_", StringComparison.Ordinal))
        {
            var behind = verb[(verb.IndexOf('_', StringComparison.Ordinal) + 1)..];
            yield return behind.StartsWith("as_", StringComparison.Ordinal) ? behind[3..] : behind;
            yield break;
        }

        yield return Participle(verb);
        yield return verb;
    }

    private static string Participle(string verb) =>
        verb.EndsWith('e') ? verb + "d"
        : verb.EndsWith('y') && verb.Length > 2 && !"aeiou".Contains(verb[^2]) ? verb[..^1] + "ied"
        : verb is [.., 'a' or 'e' or 'i' or 'o' or 'u', 'b' or 'g' or 'm' or 'n' or 'p' or 't'] && verb.Length <= 4
            ? verb + verb[^1] + "ed"
        : verb + "ed";

    private static (string Name, string Value)? Enumerated(Schema row, IReadOnlyList<string> names, string[] outcomes)
    {
        // A property that is called state or status speaks before any other.
        var ordered = names.OrderBy(n => NameWords.Joined(n) is "status" or "state" or "phase" or "lifecycle" ? 0 : 1);
        foreach (var name in ordered)
        {
            var view = SchemaView.Of(row.FindProperty(name)!);
            string[] values = [.. view.Parts.SelectMany(p => p.Enum ?? []).OfType<JsonText>().Select(t => t.Value)];
            foreach (var outcome in outcomes)
            {
                if (Array.Find(values, v => FieldNames.AreAlike(v, outcome)) is { } value)
                {
                    return (name, value);
                }
            }
        }

        return null;
    }

    private static (string Name, bool IsSet)? Flag(
        Schema row,
        IReadOnlyList<string> names,
        string verb,
        string[] outcomes
    )
    {
        var isUndone =
            verb.StartsWith("un", StringComparison.Ordinal) || verb is "deactivate" or "disable" or "restore";
        foreach (var outcome in outcomes.Concat(isUndone ? Undone(verb) : []))
        {
            foreach (var form in new[] { outcome, "is_" + outcome })
            {
                if (
                    FieldNames.Find(names, form) is { } name
                    && (SchemaView.Of(row.FindProperty(name)!).Possible & ~SchemaTypes.Null) == SchemaTypes.Boolean
                )
                {
                    return (name, !isUndone || outcomes.Contains(outcome));
                }
            }
        }

        return null;
    }

    private static string[] Undone(string verb) =>
        verb switch
        {
            "deactivate" => ["active", "enabled"],
            "disable" => ["enabled", "active"],
            "restore" => ["deleted", "archived"],
            _ => [Participle(verb[2..])],
        };

    private static IEnumerable<(string Name, string Expression)> Times(
        Schema row,
        IReadOnlyList<string> names,
        string[] outcomes
    )
    {
        foreach (var outcome in outcomes)
        {
            foreach (
                var form in new[]
                {
                    outcome + "_at",
                    outcome + "_on",
                    outcome + "_time",
                    outcome + "_date",
                    "date_" + outcome,
                }
            )
            {
                if (FieldNames.Find(names, form) is { } name && Moment(row.FindProperty(name)!) is { } expression)
                {
                    yield return (name, expression);
                }
            }
        }
    }

    private static string? Moment(Schema property)
    {
        var view = SchemaView.Of(property);
        return (view.Possible & (SchemaTypes.Integer | SchemaTypes.Number)) != 0 ? "now"
            : view.Parts.Any(p => p.Format == "date") ? "fromUnix(now).Format(\"date\")"
            : view.Parts.Any(p => p.Format == "date-time") ? "fromUnix(now)"
            : null;
    }
}
