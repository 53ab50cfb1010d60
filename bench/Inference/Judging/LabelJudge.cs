using Mockd.Engine.Inference;

namespace Inference;

/// <summary>Compares what was inferred of a description with what a person found in it.</summary>
internal static class LabelJudge
{
    /// <param name="servedOnly">Tables that were withheld count as not found.</param>
    public static LabelResult Judge(LabelFile file, InferredTwin twin, bool servedOnly)
    {
        var match = new TableMatch(servedOnly ? twin.Served : twin.Tables, file);
        var faults = new List<LabelFault>();
        var scores = new Dictionary<LabelArea, Score>
        {
            [LabelArea.Tables] = TableScores.Tables(file, match, faults),
            [LabelArea.Keys] = TableScores.Keys(file, match, faults),
            [LabelArea.Parents] = TableScores.Parents(file, match, faults),
        };
        new ActionScores(match, scores, faults).Judge(file);
        scores[LabelArea.Relations] = RelationScores.Judge(file, match, faults);
        var known = file.Operations.Select(o => o.Name).ToHashSet(StringComparer.Ordinal);
        return new LabelResult(
            file.Name,
            scores,
            [.. faults.OrderBy(f => f.Area)],
            twin.Operations.Count(o => file.Covers(o) && !known.Contains(o))
        );
    }
}
