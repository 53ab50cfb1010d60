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

    public void Judge(LabelFile file)
    {
        var found = new Dictionary<string, (InferredTable Table, InferredAction Action)>(StringComparer.Ordinal);
        foreach (var table in match.Seen)
        {
            foreach (var action in table.Actions)
            {
                found.TryAdd(action.Operation, (table, action));
            }
        }

        foreach (var label in file.Operations)
        {
            if (found.TryGetValue(label.Name, out var inferred))
            {
                Judge(label, inferred.Table, inferred.Action);
            }
            else
            {
                Miss(label);
            }
        }
    }

    private void Judge(LabelOperation label, InferredTable table, InferredAction action)
    {
        var role = RoleOf(action);
        var isRight =
            match.LabelOf(table.Name) is { } own && label.Tables.Contains(own.Name) && label.Actions.Contains(role);
        Add(label, Counted(isFound: true, isRight, label.NeedsTable));
        if (role == LabelOperation.Verb || label.IsVerb)
        {
            var isVerb = isRight && role == LabelOperation.Verb;
            Add(LabelArea.Verbs, Counted(role == LabelOperation.Verb, isVerb, label.IsVerb));
            JudgeEffects(isVerb ? label.Effects : [], label, action);
        }

        if (!isRight)
        {
            var kind = label.NeedsTable ? "wrong" : "surplus";
            Fault(label, kind, $"{table.Name}{Named(table)} {role}");
        }
    }

    private void Miss(LabelOperation label)
    {
        Add(label, Counted(isFound: false, isRight: false, label.NeedsTable));
        if (label.IsVerb)
        {
            Add(LabelArea.Verbs, Counted(isFound: false, isRight: false, isWanted: true));
        }

        if (label.NeedsTable)
        {
            Fault(label, "missed", "generated");
        }
    }

    private void JudgeEffects(
        IReadOnlyList<(string Property, string[] Values)> effects,
        LabelOperation label,
        InferredAction action
    )
    {
        foreach (var (property, values) in effects)
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

    private void Add(LabelOperation label, Score score)
    {
        Add(LabelArea.Actions, score);
        if (label.HasOneAnswer)
        {
            Add(LabelArea.PlainActions, score);
        }
    }

    private void Add(LabelArea area, Score score) => scores[area] = scores.GetValueOrDefault(area) + score;

    private void Fault(LabelOperation label, string kind, string said)
    {
        var wanted = $"{string.Join('|', label.Tables.Select(t => t ?? "-"))} {string.Join('|', label.Actions)}";
        faults.Add(new(LabelArea.Actions, kind, label.Name, $"{said}, not {wanted}"));
    }

    private string Named(InferredTable table) =>
        match.LabelOf(table.Name) is not { } label ? " (no label)"
        : label.Name == table.Name ? ""
        : $" (= {label.Name})";

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
