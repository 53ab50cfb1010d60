using Mockd.Contracts.Json;
using Mockd.Engine.Inference;

namespace Inference;

/// <summary>Compares what operations do to rows.</summary>
internal sealed class ActionScores(TableMatch match, Dictionary<LabelArea, Score> scores, List<LabelFault> faults)
{
    private static readonly string[] Roles =
    [
        "list",
        "get",
        "create",
        "update",
        "delete",
        "deleteAll",
        "upsert",
        "exists",
        "attach",
        "detach",
        "count",
    ];

    public static void Judge(
        LabelFile file,
        TableMatch match,
        Dictionary<LabelArea, Score> scores,
        List<LabelFault> faults
    )
    {
        var found = new Dictionary<string, (InferredTable Table, InferredAction Action)>(StringComparer.Ordinal);
        foreach (var table in match.Seen)
        {
            foreach (var action in table.Actions)
            {
                found.TryAdd(action.Operation, (table, action));
            }
        }

        var judge = new ActionScores(match, scores, faults);
        foreach (var label in file.Operations)
        {
            if (found.TryGetValue(label.Name, out var inferred))
            {
                judge.Found(label, inferred.Table, inferred.Action);
            }
            else
            {
                judge.Missed(label);
            }
        }
    }

    private void Missed(LabelOperation label)
    {
        Count(label, null, isRight: false);
        if (label.NeedsTable)
        {
            faults.Add(new(LabelArea.Actions, "missed", label.Name, $"generated, not {Wanted(label)}"));
        }
    }

    private void Found(LabelOperation label, InferredTable table, InferredAction action)
    {
        var role = RoleOf(action);
        var isRight =
            match.LabelOf(table.Name) is { } named && label.Tables.Contains(named.Name) && label.Actions.Contains(role);
        Count(label, role, isRight);
        if (isRight && role == LabelOperation.Verb)
        {
            Effects(label, action);
        }

        if (!isRight)
        {
            var kind = label.NeedsTable ? "wrong" : "surplus";
            var said = $"{table.Name}{Named(table)} {role}";
            faults.Add(new(LabelArea.Actions, kind, label.Name, $"{said}, not {Wanted(label)}"));
        }
    }

    /// <param name="role">Null: nothing was found.</param>
    private void Count(LabelOperation label, string? role, bool isRight)
    {
        var score = Counted(role is not null, isRight, label.NeedsTable);
        Add(LabelArea.Actions, score);
        if (label.HasOneAnswer)
        {
            Add(LabelArea.PlainActions, score);
        }

        if (role == LabelOperation.Verb || label.IsVerb)
        {
            var isVerb = isRight && role == LabelOperation.Verb;
            Add(LabelArea.Verbs, Counted(role == LabelOperation.Verb, isVerb, label.IsVerb));
        }
    }

    private void Effects(LabelOperation label, InferredAction action)
    {
        foreach (var (property, values) in label.Effects)
        {
            var set = action.Binding.Set.GetValueOrDefault(property);
            var isSet = set is not null && values.Contains(Literal(set));
            Add(LabelArea.Effects, Counted(set is not null, isSet, isWanted: true));
            if (!isSet)
            {
                var detail = $"{property} is {set ?? "left"}, not {string.Join(" or ", values)}";
                faults.Add(new(LabelArea.Effects, set is null ? "missed" : "wrong", label.Name, detail));
            }
        }
    }

    private void Add(LabelArea area, Score score) => scores[area] = scores.GetValueOrDefault(area) + score;

    private string Named(InferredTable table) =>
        match.LabelOf(table.Name) is { } label
            ? label.Name == table.Name
                ? ""
                : $" (= {label.Name})"
            : " (no label)";

    private static string Wanted(LabelOperation label) =>
        $"{string.Join('|', label.Tables.Select(t => t ?? "-"))} {string.Join('|', label.Actions)}";

    private static Score Counted(bool isFound, bool isRight, bool isWanted) =>
        new(isRight ? 1 : 0, isFound ? 1 : 0, isRight && isWanted ? 1 : 0, isWanted ? 1 : 0);

    private static string RoleOf(InferredAction action) =>
        action.Role is "patch" or "replace" ? "update"
        : Roles.Contains(action.Role) ? action.Role
        : LabelOperation.Verb;

    // A text stands in quotes in an expression.
    private static string Literal(string expression) =>
        expression.StartsWith('"') && JsonValue.Parse(expression) is JsonText text ? text.Value : expression;
}
