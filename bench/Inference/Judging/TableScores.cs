using Mockd.Engine.Inference;

namespace Inference;

/// <summary>Compares tables, their keys and their parents.</summary>
internal static class TableScores
{
    public static Score Tables(LabelFile file, TableMatch match, List<LabelFault> faults)
    {
        var right = 0;
        foreach (var table in match.Seen)
        {
            if (match.LabelOf(table.Name) is not null)
            {
                right++;
                continue;
            }

            faults.Add(
                new(
                    LabelArea.Tables,
                    "surplus",
                    table.Name,
                    $"{table.Path}: {string.Join(", ", table.Actions.Take(3).Select(a => a.Operation))}"
                )
            );
        }

        var wanted = file.Tables.Where(t => !t.IsOptional).ToArray();
        var missed = wanted.Where(t => match.InferredOf(t.Name) is null).ToArray();
        foreach (var table in missed)
        {
            var operations = file.Operations.Where(o => o.Tables.Contains(table.Name)).Take(3).Select(o => o.Name);
            faults.Add(new(LabelArea.Tables, "missed", table.Name, string.Join(", ", operations)));
        }

        return new Score(right, match.Seen.Count, wanted.Length - missed.Length, wanted.Length);
    }

    public static Score Keys(LabelFile file, TableMatch match, List<LabelFault> faults)
    {
        var (right, found, hit) = (0, 0, 0);
        foreach (var table in match.Seen)
        {
            if (match.LabelOf(table.Name) is not { Keys.Count: > 0 } label)
            {
                continue;
            }

            found++;
            if (label.Keys.Any(k => IsKey(table, k)))
            {
                right++;
                hit += label.IsOptional ? 0 : 1;
                continue;
            }

            var shown = table.Config.HideId ? "hidden" : KeyOf(table);
            var under = table.Config.Under.Count > 0 ? $" under {string.Join(", ", table.Config.Under)}" : "";
            faults.Add(
                new(LabelArea.Keys, "wrong", table.Name, $"{shown}{under}, not {string.Join(" or ", label.Keys)}")
            );
        }

        return new Score(right, found, hit, file.Tables.Count(t => t is { IsOptional: false, Keys.Count: > 0 }));
    }

    public static Score Parents(LabelFile file, TableMatch match, List<LabelFault> faults)
    {
        var (right, found, hit) = (0, 0, 0);
        foreach (var table in match.Seen)
        {
            if (match.LabelOf(table.Name) is not { } label)
            {
                continue;
            }

            var parent = table.Config.Parent is { } name ? match.LabelOf(name)?.Name ?? $"({name})" : null;
            var isRight = parent is not null && label.Parents.Contains(parent);
            found += parent is null ? 0 : 1;
            right += isRight ? 1 : 0;
            hit += isRight && !label.IsOptional ? 1 : 0;
            if (!isRight && WrongParent(table.Name, parent, label) is { } fault)
            {
                faults.Add(fault);
            }
        }

        return new Score(right, found, hit, file.Tables.Count(t => t is { IsOptional: false, Parents.Count: > 0 }));
    }

    private static LabelFault? WrongParent(string table, string? parent, LabelTable label)
    {
        var wanted = label.Parents.Count > 0 ? string.Join(" or ", label.Parents) : "none";
        return parent is not null ? new(LabelArea.Parents, "wrong", table, $"{parent}, not {wanted}")
            : label is { IsOptional: false, Parents.Count: > 0 }
                ? new(LabelArea.Parents, "missed", table, $"none, not {wanted}")
            : null;
    }

    private static string KeyOf(InferredTable table) =>
        table.Config.IdIn is { } holder ? $"{holder}.{table.Config.IdField}" : table.Config.IdField;

    // Of several the last is the key, and those before it are what it stands under.
    private static bool IsKey(InferredTable table, string label)
    {
        var parts = label.Split('+');
        var last = parts[^1];
        return table.Config.Under.Count >= parts.Length - 1
            && (
                last.StartsWith('$')
                    ? table.Config.HideId || KeyOf(table) == last[1..]
                    : !table.Config.HideId && KeyOf(table) == last
            );
    }
}
