namespace Inference;

/// <summary>Looks for a row under another parent than its own.</summary>
internal sealed class ParentCheck(TablePlan plan, TwinClient client, RowMaker maker)
{
    private const ulong Other = 5000;

    public async Task<IReadOnlyList<TripFault>> RunAsync(MadeRow made)
    {
        var faults = new List<TripFault>();
        var list = plan.List!;
        if (await OthersAsync(list, list.Path.Prefixes, made) is { } beside)
        {
            var filled = await maker.FillAsync(list, beside, null, null, Other, 0);
            var answer = await client.SendAsync(list.Operation, ListCall.RequestOf(client, list, filled.Path, made));
            if (answer.IsSuccess && Rows.Listed(answer.Body, plan.Table.Config.IdField).Contains(made.Key))
            {
                faults.Add(new TripFault("parents: list under another shows the row", $"{made.Key}: {answer}"));
            }
        }

        if (await ElsewhereAsync(plan.Get!, made) is { } elsewhere)
        {
            var answer = await maker.GetAsync(plan.Get!, elsewhere, made.Key, Other);
            if (answer.IsSuccess)
            {
                faults.Add(new TripFault("parents: get under another reaches the row", answer.ToString()));
            }
        }

        return faults;
    }

    /// <summary>The way to the row through another parent; null where no parent stands in its path.</summary>
    public Task<PathScope?> ElsewhereAsync(PlannedAction action, MadeRow made) =>
        OthersAsync(action, [.. action.Path.Prefixes.TakeWhile(p => p != action.KeyPrefix)], made);

    /// <summary>The same way with another parent at its end; null where there is no other.</summary>
    private async Task<PathScope?> OthersAsync(PlannedAction action, IReadOnlyList<string> prefixes, MadeRow made)
    {
        if (prefixes.Count == 0)
        {
            return null;
        }

        var other = new PathScope(Other);
        foreach (var prefix in prefixes.SkipLast(1))
        {
            other[prefix] = made.Scope[prefix];
        }

        var key = action.KeyPrefix is { } last && !prefixes.Contains(last) ? other.With(last, made.Key) : other;
        var filled = await maker.FillAsync(action, key, null, null, Other, 0);
        return filled.Scope[prefixes[^1]] == made.Scope[prefixes[^1]] ? null : filled.Scope;
    }
}
