namespace Mockd.Engine.Vocabulary;

/// <summary>Names that promise something of a text, beyond what <see cref="MeaningTable"/> knows.</summary>
internal static class PromiseNames
{
    private static readonly string[] FlagFronts = ["is", "has", "can", "should", "was", "were", "are", "does", "must"];
    private static readonly string[] FlagEnds = ["disabled", "required", "allowed", "supported"];
    private static readonly string[] NumberEnds = ["position", "index", "offset", "rank", "limit", "total", "sum"];
    private static readonly string[] NumberFronts = ["num", "nr", "count"];
    private static readonly string[] Offices = ["job", "work", "current", "desired", "role"];

    // What ended in -ed is told by that.
    private static readonly string[] Participles =
    [
        "sent",
        "paid",
        "read",
        "made",
        "done",
        "seen",
        "born",
        "taken",
        "given",
        "shown",
        "won",
        "lost",
        "held",
        "built",
        "sold",
        "bought",
        "left",
        "begun",
        "written",
        "drawn",
    ];

    /// <param name="words">As <see cref="NameWords.Joined"/> gives them.</param>
    public static Promise Of(string words)
    {
        var parts = words.Split('_');
        var last = parts[^1];
        if (parts.Length == 1)
        {
            return last is "time" ? Promise.Moment
                : FlagEnds.Contains(last) ? Promise.Flag
                : Promise.None;
        }

        return FlagFronts.Contains(parts[0]) || FlagEnds.Contains(last) ? Promise.Flag
            : NumberFronts.Contains(parts[0]) || (parts[0] == "number" && parts[1] == "of") ? Promise.Number
            : last == "position" && Offices.Contains(parts[^2]) ? Promise.None
            : NumberEnds.Contains(last) ? Promise.Number
            : last == "time" ? Promise.Moment
            : Promise.None;
    }

    /// <summary>`sent_time`, `posted_on`: a moment at which something was done.</summary>
    public static bool IsHappening(ReadOnlySpan<char> words)
    {
        var end = words.LastIndexOf('_');
        if (end <= 0 || words[(end + 1)..] is not ("time" or "on" or "datetime"))
        {
            return false;
        }

        var before = words[..end];
        before = before[(before.LastIndexOf('_') + 1)..];
        return before is [_, _, .., 'e', 'd'] || Participles.AsSpan().Contains(before.ToString());
    }
}
