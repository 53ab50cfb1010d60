namespace Inference;

/// <summary>Shows scores on the console.</summary>
internal static class LabelTableText
{
    public static void Write(
        TextWriter output,
        string name,
        IReadOnlyList<LabelResult> found,
        IReadOnlyList<LabelResult> served
    )
    {
        output.WriteLine($"{name, -14} precision         recall            | of those served");
        foreach (var area in Enum.GetValues<LabelArea>())
        {
            output.WriteLine($"  {area, -12} {Shown(Sum(found, area)), -35} | {Shown(Sum(served, area))}");
        }
    }

    public static Score Sum(IEnumerable<LabelResult> results, LabelArea area) =>
        results.Aggregate(default(Score), (sum, r) => sum + r.Scores.GetValueOrDefault(area));

    private static string Shown(Score score) =>
        $"{score.Precision} {$"({score.Right}/{score.Found})", -11} {score.Recall} ({score.Hit}/{score.Wanted})";
}
