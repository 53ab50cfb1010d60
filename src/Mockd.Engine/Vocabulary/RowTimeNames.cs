namespace Mockd.Engine.Vocabulary;

/// <summary>Names of the times at which a row was made and last changed, in any spelling.</summary>
internal static class RowTimeNames
{
    private static readonly HashSet<string> Creation = Spelled(
        ["create", "created", "creation", "insert", "inserted", "insertion", "added"],
        ["created", "inserted"]
    );

    private static readonly HashSet<string> Change = Spelled(
        [
            "update",
            "updated",
            "modify",
            "modified",
            "modification",
            "change",
            "changed",
            "edited",
            "lastupdate",
            "lastupdated",
            "lastmodified",
            "lastmodification",
            "lastchange",
            "lastchanged",
            "lastedited",
        ],
        ["updated", "modified", "lastupdate", "lastupdated", "lastmodified", "lastmodification", "lastchanged"]
    );

    public static bool IsCreation(string name) => Creation.Contains(Letters(name));

    public static bool IsChange(string name) => Change.Contains(Letters(name));

    private static string Letters(string name) => NameWords.Joined(name).Replace("_", "", StringComparison.Ordinal);

    private static HashSet<string> Spelled(string[] verbs, string[] alone)
    {
        string[] kinds = ["at", "on", "date", "time", "datetime", "timestamp", "ts", "utc"];
        string[] units = ["", "utc", "ms", "millis", "seconds"];
        string[] fronts = ["date", "time", "datetime", "timestamp"];
        return
        [
            .. alone,
            .. verbs.SelectMany(verb => kinds.SelectMany(kind => units.Select(unit => verb + kind + unit))),
            .. verbs.SelectMany(verb => fronts.Select(front => front + verb)),
        ];
    }
}
