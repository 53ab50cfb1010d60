namespace Inference;

/// <summary>Compares the properties that name rows of other tables.</summary>
internal static class RelationScores
{
    public static Score Judge(LabelFile file, TableMatch match, List<LabelFault> faults)
    {
        var open = file.Relations.ToList();
        var (right, found) = (0, 0);
        foreach (var table in match.Seen)
        {
            var named = table
                .Config.References.Select(r => (r.Key, r.Value.Table))
                .Concat(table.Config.Relationships.Select(r => (r.Key, r.Value.Table)))
                .Distinct();
            foreach (var (property, target) in named)
            {
                if (match.LabelOf(table.Name) is not { } own || match.LabelOf(target) is not { } other)
                {
                    continue;
                }

                found++;
                var label = open.Find(r => r.Table == own.Name && r.Property == property);
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
