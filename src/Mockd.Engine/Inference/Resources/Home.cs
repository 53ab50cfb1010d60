using Mockd.Engine.Bindings;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Inference;

/// <summary>The resource that the rows of a further path belong to.</summary>
/// <param name="Further">Parameters of the path that are no part of the key.</param>
internal sealed record Home(Resource Resource, IReadOnlyList<string> Further)
{
    private const int SameSchema = 100;
    private const int SameWord = 10;

    /// <summary>The best of those that may be; null when the rows are nobody's yet.</summary>
    /// <param name="creates">The path has nothing but a way to create rows.</param>
    public static Home? Of(IEnumerable<Resource> resources, PathFamily family, Schema row, bool creates)
    {
        Home? best = null;
        var most = 0;
        foreach (var resource in resources)
        {
            if (Score(resource, family, row, creates) is var score && score > most)
            {
                (best, most) = (new Home(resource, [.. family.Ancestors.Skip(resource.Under.Count)]), score);
            }
        }

        return best;
    }

    private static int Score(Resource resource, PathFamily family, Schema row, bool creates)
    {
        if (resource.IsSingle || resource.Row is not { } rows || !StandsUnder(resource, family))
        {
            return 0;
        }

        var isSame = RowPlaces.IsSame(rows, row) && IsNamedAfter(resource, rows);
        var hasWord = NameWords.Singular(NameWords.Joined(family.Word)) == resource.Thing;
        return Fits(resource, family, row, isSame, hasWord, creates)
            ? (isSame ? SameSchema : 1) + (hasWord ? SameWord : 0) + Common(resource.Family.Prefix, family.Prefix)
            : 0;
    }

    private static bool Fits(Resource resource, PathFamily family, Schema row, bool isSame, bool hasWord, bool creates)
    {
        var isAlike = RowReading.Agree(resource.Row, row);
        if (family.OnItem.Count > 0)
        {
            string[] further = [.. family.Ancestors.Skip(resource.Under.Count)];
            return IsSameItem(resource, family, further, isSame, hasWord && isAlike);
        }

        var isBehind =
            family.Prefix.StartsWith(resource.Family.Prefix + "/", StringComparison.Ordinal)
            && family.Length == resource.Family.Length + 1;
        return creates ? isSame && (hasWord || IsPlural(family.Word)) : isSame || ((hasWord || isBehind) && isAlike);
    }

    // Items of the same form under another parent are other things, unless the rows say to which parent they belong, or the
    // path names them by another property.
    private static bool IsSameItem(Resource resource, PathFamily family, string[] further, bool isSame, bool isAlike) =>
        family.Keys.Count == 1
        && (
            further.Length == 0
                ? isSame
                    && family.OnCollection.Count == 0
                    && !IsSearch(family.Word)
                    && family.OnItem.TrueForAll(o => o.Method == "GET")
                : (isSame || isAlike)
                    && Array.TrueForAll(further, p => ResourceFinder.Link(resource.Row!, p, NameOf(p)) is not null)
        );

    public static bool IsSearch(string word) => NameWords.Joined(word) is "search" or "query" or "find" or "lookup";

    public static bool IsPlural(string word) => NameWords.Joined(word) is var name && NameWords.Singular(name) != name;

    /// <summary>The thing that a parameter names: `call` for `CallSid`, `project` for `projectIdOrKey`.</summary>
    public static string NameOf(string parameter)
    {
        var words = NameWords.Joined(parameter).Split('_');
        var key = Array.FindIndex(
            words,
            1,
            w => w is "id" or "sid" or "uuid" or "gid" or "guid" or "key" or "name" or "slug" or "number" or "code"
        );
        return string.Join('_', key > 0 && (key == words.Length - 1 || words[key + 1] == "or") ? words[..key] : words);
    }

    // What stands in front of the key must be given by the path, and mean the same.
    private static bool StandsUnder(Resource resource, PathFamily family) =>
        resource.Under.Count == 0
        // The rows of all parents in one list.
        || (
            family.Ancestors.Count == 0
            && family.OnItem.Count == 0
            && family.OnCollection.TrueForAll(o => o.Method is "GET" or "HEAD")
            && NameWords.Joined(family.Word) == NameWords.Joined(resource.Family.Word)
        )
        || (
            family.Ancestors.Count >= resource.Under.Count
            && (
                resource.Family.Ancestors.Count == resource.Under.Count
                    ? family.Prefix.StartsWith(Base(resource.Family.Prefix), StringComparison.Ordinal)
                    : family.Ancestors.Count == resource.Under.Count
                        && NameWords.Joined(family.Word) == NameWords.Joined(resource.Family.Word)
            )
        );

    // A schema that many things share, such as a bare reference, is nobody's own.
    private static bool IsNamedAfter(Resource resource, Schema rows) =>
        rows.Name is not { } name
        || NameWords.Joined(name).Contains(resource.Thing.Split('_')[^1], StringComparison.Ordinal)
        || SchemaNames.Of(rows).Count > 5;

    /// <summary>Up to the last parameter: <c>/a/{}/</c> of <c>/a/{}/b</c>.</summary>
    private static string Base(string prefix) =>
        prefix[..(prefix.LastIndexOf("{}", StringComparison.Ordinal) + 2)] + "/";

    private static int Common(string a, string b) =>
        a.Split('/').Intersect(b.Split('/'), StringComparer.Ordinal).Count(w => w.Length > 0 && w != "{}");
}
