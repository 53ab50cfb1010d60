using Corpus;
using Mockd.Engine.Exchanges;
using Mockd.Engine.OpenApi;

namespace Inference;

/// <summary>Makes 25 rows and walks their list: every row once, by whichever way of paging the list offers.</summary>
internal sealed class PageWalk(TablePlan plan, TwinClient client, RowMaker maker)
{
    private const int Wanted = 25;
    private const int MostTries = 60;
    private const int Conflict = 409;
    private const string Most = "10";
    private static readonly string[] Sizes =
    [
        "limit",
        "perpage",
        "pagesize",
        "size",
        "maxresults",
        "pagelimit",
        "count",
        "top",
        "maxitems",
    ];

    public async Task<IReadOnlyList<TripFault>> RunAsync(MadeRow first)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal) { first.Key };
        for (var i = 1; keys.Count < Wanted && i < MostTries; i++)
        {
            var scope = plan.Create.Path.Prefixes.Contains(plan.KeyPrefix) ? Above(first) : first.Scope;
            var (row, fault) = await maker.MakeAsync(plan, scope, first.Scope.Seed + 100 + (ulong)i);
            if (row is null && fault!.Status == Conflict)
            {
                // A value of which there may be one only came up again.
                continue;
            }

            if (row is null)
            {
                return [new TripFault("pages: a further create fails", fault!.ToString())];
            }

            if (!keys.Add(row.Key) && !IsChosen(row))
            {
                return [new TripFault("create: two rows with one key", row.Create.ToString())];
            }
        }

        return await WalkAsync(first, keys);
    }

    private async Task<IReadOnlyList<TripFault>> WalkAsync(MadeRow first, HashSet<string> keys)
    {
        var list = plan.List!;
        var filled = await maker.FillAsync(list, first.Scope, null, first.Created, first.Scope.Seed, 0);
        var call = CallOf(ListCall.RequestOf(client, list, filled.Path, first), list.Operation);
        // A list that has a size but no way to the next page is asked for whole.
        PageCall[] starts = call.Declared(Sizes) is { } size ? [call.With(size, Most), call] : [call];
        var (best, goesOn) = (0, false);
        foreach (var (start, pager) in starts.SelectMany(s => Pager.All.Select(p => (s, p))))
        {
            if (goesOn && start == call && starts.Length > 1)
            {
                break;
            }

            var seen = new List<string>();
            var (pages, fault) = await pager.RunAsync(
                start,
                async request =>
                {
                    var answer = await client.SendAsync(list.Operation, request);
                    seen.AddRange(Rows.Listed(answer.Body, plan.Table.Config.IdField).Where(keys.Contains));
                    return answer.Response;
                }
            );
            if (fault is not null)
            {
                return [new TripFault($"pages: no end by {pager.Style}", fault)];
            }

            if (seen.Count > seen.Distinct().Count())
            {
                return
                [
                    new TripFault(
                        $"pages: rows repeat by {pager.Style}",
                        $"{list.Operation}: {seen.Count} rows on {pages} pages"
                    ),
                ];
            }

            best = Math.Max(best, seen.Count);
            goesOn |= pages > 1;
        }

        return best == keys.Count
            ? []
            : [new TripFault("pages: rows are missing", $"{list.Operation}: {best} of {keys.Count} by {call.Query}")];
    }

    private bool IsChosen(MadeRow row) =>
        plan.PutsKey
        || Rows.All(row.Sent, plan.Table.Config.IdField).Any(r => Rows.KeyOf(r, plan.Table.Config.IdField) == row.Key);

    // The key of the first row is not that of the next.
    private PathScope Above(MadeRow first)
    {
        var scope = new PathScope(first.Scope.Seed);
        foreach (var prefix in plan.Create.Path.Prefixes.Where(p => p != plan.KeyPrefix))
        {
            scope[prefix] = first.Scope[prefix];
        }

        return scope;
    }

    private static PageCall CallOf(Request request, Operation operation) =>
        new(
            request.Method,
            request.RawPath,
            request.RawQuery,
            request.Headers.All.ToDictionary(h => h.Key, h => h.Value),
            request.Body.ToArray(),
            null,
            [.. operation.Parameters.Where(p => p.In == ParameterLocation.Query).Select(p => p.Name)],
            []
        );
}
