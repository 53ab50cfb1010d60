using Mockd.Contracts.Json;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Schemas.Repair;

/// <summary>
/// Mends a made value that its schema refuses: each violation names a keyword and a place, and for each keyword there are a
/// few things to try there. What leaves the least wrong is gone on with, for a bounded number of looks.
/// </summary>
/// <param name="owner">The object that the value is a part of.</param>
internal sealed class ValueRepair(SchemaView view, Subject owner, ulong seed, PropertyName name)
{
    /// <summary>For a value that somebody waits for.</summary>
    public const int FewChecks = 80;

    /// <summary>Where it is known that not all can be mended.</summary>
    public const int LeastChecks = 8;

    /// <summary>For the last attempt.</summary>
    public const int ManyChecks = 400;

    // Large values take longer to look at, and have as much wrong in one place as small ones.
    private const int MostNodes = 60_000;
    private const int LookedAt = 3;
    private const int MostAtOnce = 100;
    private const int MostMoves = 40;

    // One violation less is worth so many changes.
    private const int WorthOfOne = 4;

    private readonly RepairMoves _moves = new(view);

    /// <summary>The valid value that was found, or else the one with the least wrong in it.</summary>
    public (JsonValue Value, bool IsValid) Mend(JsonValue made, int checks)
    {
        var left = Math.Min(checks, Math.Max(LeastChecks, MostNodes / Nodes(made)));
        var best = made;
        var open = new PriorityQueue<Candidate, (int, int)>();
        var seen = new HashSet<JsonValue> { made };
        var found = view.Check(made);
        var least = found.Count;
        var order = 0;
        open.Enqueue(new Candidate(made, found, 0), default);
        while (least > 0 && left > 0 && open.TryDequeue(out var next, out _))
        {
            foreach (var changed in Changes(next))
            {
                if (!seen.Add(changed))
                {
                    continue;
                }

                found = view.Check(changed);
                if (found.Count == 0)
                {
                    return (changed, true);
                }

                if (found.Count < least)
                {
                    (best, least) = (changed, found.Count);
                }

                var steps = next.Steps + 1;
                open.Enqueue(new Candidate(changed, found, steps), (found.Count * WorthOfOne + steps, --order));
                if (--left <= 0)
                {
                    break;
                }
            }
        }

        return (best, least == 0);
    }

    private IEnumerable<JsonValue> Changes(Candidate candidate)
    {
        if (candidate.Violations.Count > 1)
        {
            yield return AllAtOnce(candidate);
        }

        // What was made last is put right first: it depends on the least.
        var root = Root(candidate.Value);
        foreach (var violation in candidate.Violations.Take(LookedAt))
        {
            foreach (var changed in _moves.Of(root, violation).Take(MostMoves))
            {
                yield return changed;
            }
        }
    }

    // Lists have the same wrong in each of their rows.
    private JsonValue AllAtOnce(Candidate candidate)
    {
        var value = candidate.Value;
        foreach (var violation in candidate.Violations.Take(MostAtOnce))
        {
            value = _moves.Of(Root(value), violation).FirstOrDefault() ?? value;
        }

        return value;
    }

    private RepairPlace Root(JsonValue value) => RepairPlace.Root(value, view, owner, seed, name);

    private static int Nodes(JsonValue value) =>
        value switch
        {
            JsonObject members => 1 + members.Sum(m => Nodes(m.Value)),
            JsonArray items => 1 + items.Sum(Nodes),
            _ => 1,
        };

    private sealed record Candidate(JsonValue Value, IReadOnlyList<SchemaViolation> Violations, int Steps);
}
