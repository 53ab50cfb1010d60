namespace Mockd.Engine.State;

/// <summary>What differs between two states, found through what they share.</summary>
public static class StateDelta
{
    /// <summary>Each row that is not the same in both, by table, then in order of creation.</summary>
    public static IReadOnlyList<RowDelta> Between(TwinState before, TwinState after)
    {
        var deltas = new List<RowDelta>();
        for (var table = 0; table < after.Tables.Length; table++)
        {
            var (old, now) = (before.Tables[table], after.Tables[table]);
            if (!ReferenceEquals(old, now))
            {
                deltas.AddRange(
                    old.ChangesTo(now)
                        .OrderBy(c => (c.After ?? c.Before)!.Sequence)
                        .Select(c => new RowDelta(table, c.Before, c.After))
                );
            }
        }

        return deltas;
    }
}
