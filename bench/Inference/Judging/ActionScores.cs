using Mockd.Contracts.Json;
using Mockd.Engine.Inference;

namespace Inference;

/// <summary>Compares what operations do to rows.</summary>
internal static class ActionScores
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

        foreach (var label in file.Operations)
        {
            var isFound = found.TryGetValue(label.Name, out var inferred);
            var role = isFound ? RoleOf(inferred.Action) : null;
            var isRight =
                role is not null
                && match.LabelOf(inferred.Table.Name) is { } table
                && label.Tables.Contains(table.Name)
                && label.Actions.Contains(role);
            var score = Counted(isFound, isRight, label.NeedsTable);
            Add(LabelArea.Actions, score);
            if (label.HasOneAnswer)
            {
                Add(LabelArea.PlainActions, score);
            }

            if (role == LabelOperation.Verb || label.IsVerb)
            {
                var isVerb = isRight && role == LabelOperation.Verb;
                Add(LabelArea.Verbs, Counted(role == LabelOperation.Verb, isVerb, label.IsVerb));
                if (isVerb)
                {
                    Effects(label, inferred.Action);
                }
            }

            if (!isRight && (isFound || label.NeedsTable))
            {
                var said = isFound ? $"{inferred.Table.Name}{Named(inferred.Table)} {role}" : "generated";
                var wanted =
                    $"{string.Join('|', label.Tables.Select(t => t ?? "-"))} {string.Join('|', label.Actions)}";
                var kind =
                    !isFound ? "missed"
                    : label.NeedsTable ? "wrong"
                    : "surplus";
                faults.Add(new(LabelArea.Actions, kind, label.Name, $"{said}, not {wanted}"));
            }
        }

        void Add(LabelArea area, Score score) => scores[area] = scores.GetValueOrDefault(area) + score;

        string Named(InferredTable table) =>
            match.LabelOf(table.Name) is { } label
                ? label.Name == table.Name
                    ? ""
                    : $" (= {label.Name})"
                : " (no label)";

        void Effects(LabelOperation label, InferredAction action)
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
    }

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
