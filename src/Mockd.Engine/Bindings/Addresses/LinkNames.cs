using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Bindings;

/// <summary>What members that hold addresses lead to, by their names.</summary>
internal static class LinkNames
{
    /// <summary>The thing itself.</summary>
    public const string Self = "";

    private static readonly string[] Own =
    [
        "self",
        "href",
        "self_url",
        "self_uri",
        "self_link",
        "self_href",
        "resource_url",
        "resource_uri",
        "resource_link",
        "api_url",
        "canonical_url",
    ];

    // They may lead anywhere: to a page, a picture, a hook of the caller's.
    private static readonly string[] Perhaps = ["url", "uri", "link"];

    private static readonly string[] Endings = ["_url", "_uri", "_href", "_link"];

    public static bool IsLinks(string owner) => NameWords.Joined(owner) is "links" or "link" or "_links";

    /// <summary>A name that says itself that the API is meant.</summary>
    public static bool IsSure(string joined, bool isInLinks) => isInLinks || Own.Contains(joined);

    /// <summary>Words of what a member leads to; null where it is no address of the API.</summary>
    /// <param name="isInLinks">It stands in an object of links.</param>
    public static string? RelationOf(string joined, bool isInLinks)
    {
        if (Own.Contains(joined) || Perhaps.Contains(joined) || (isInLinks && joined is "canonical" or "this"))
        {
            return Self;
        }

        var ending = Array.Find(Endings, e => joined.Length > e.Length && joined.EndsWith(e, StringComparison.Ordinal));
        var stem = ending is null ? joined : joined[..^ending.Length];

        // Pages are told of by those who know them.
        return PageMarks.Of(joined, "") != PageMark.None || stem is "curies" or "type" or "rel" or "title" or "name"
                ? null
            : ending is not null || isInLinks ? stem
            : null;
    }
}
