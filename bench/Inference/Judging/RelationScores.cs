namespace Inference;

/// <summary>Compares the properties that name rows of other tables.</summary>
internal static class RelationScores
{
    // A member that holds a row holds its key as well.
    private static bool Covers(string found, string labelled) =>
        labelled == found || labelled.StartsWith(found + ".", StringComparison.Ordinal);

    public static Score Judge(LabelFile file, TableMatch match, List<LabelFault> faults)
    {
        var open = file.Relations.ToList();
        var (right, found) = (0, 0);
        foreach (var table in match.Seen)
        {
            var named = table
                .Config.References.Select(r => (r.Key, r.Value.Table))
                .Concat(table.Config.Relationships.Select(r => (r.Key, r.Value.Table)))
                .Concat(table.Relations.Select(r => (r.Field, r.Table)))
                .Distinct();
            foreach (var (property, target) in named)
            {
                if (match.LabelOf(table.Name) is not { } own || match.LabelOf(target) is not { } other)
                {
                    continue;
                }

                found++;
                var label = open.Find(r => r.Table == own.Name && Covers(property, r.Property));
                if (label?.Targets.Contains(other.Name) == true)
                {
                    right++;
                    open.Remove(label);
                }
                else
                {
                    var wanted = label is null ? "nothing" : string.Join(" or ", label.Targets);
                    faults.Add(
                        new(LabelArea.Relations, "wrong", $"{own.Name}.{property}", $"{other.Name}, not {wanted}")
                    );
                }
            }
        }

        faults.AddRange(
            open.Select(r => new LabelFault(
                LabelArea.Relations,
                "missed",
                $"{r.Table}.{r.Property}",
                string.Join(" or ", r.Targets)
            ))
        );
        return new Score(right, found, right, file.Relations.Count);
    }
}
