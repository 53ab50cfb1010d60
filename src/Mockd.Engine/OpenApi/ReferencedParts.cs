using System.Text.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>
/// Maps and lists of a description, also where a reference stands for the whole of one: the specification allows references
/// to single objects only, but bundlers resolve them everywhere, so people write them everywhere.
/// </summary>
internal static class ReferencedParts
{
    private const int LongestChain = 64;

    /// <summary>The members of a map; those of the map that it refers to come behind its own, which hide them.</summary>
    public static IEnumerable<KeyValuePair<string, PlacedElement>> Map(
        this DescriptionDocument document,
        string pointer,
        JsonElement map
    )
    {
        HashSet<string>? seen = null;
        for (var i = 0; i < LongestChain; i++)
        {
            var reference = map.TextMember("$ref");
            foreach (var (name, element) in map.Members())
            {
                // Only a map that refers to another may meet a name twice that was not written twice.
                if ((reference is null || name != "$ref") && (seen is null || !seen.Contains(name)))
                {
                    yield return KeyValuePair.Create(
                        name,
                        new PlacedElement(JsonPointers.Child(pointer, name), element)
                    );
                }
            }

            if (reference is null || document.Target(reference, pointer) is not { } next)
            {
                yield break;
            }

            seen ??= new HashSet<string>(StringComparer.Ordinal);
            seen.UnionWith(map.Members().Select(m => m.Key));
            (pointer, map) = (next.Pointer, next.Element);
        }
    }

    /// <summary>The members of an object's map.</summary>
    public static IEnumerable<KeyValuePair<string, PlacedElement>> MapOf(
        this DescriptionDocument document,
        PlacedElement owner,
        string keyword
    ) =>
        owner.Element.ObjectMember(keyword) is { } map
            ? document.Map(JsonPointers.Child(owner.Pointer, keyword), map)
            : [];

    /// <summary>The list itself, or the one that a reference in its place leads to; null when there is neither.</summary>
    public static PlacedElement? List(this DescriptionDocument document, string pointer, JsonElement written) =>
        document.Whole(pointer, written) is { Element.ValueKind: JsonValueKind.Array } list ? list : null;

    /// <summary>The items of a list, each with its place.</summary>
    public static IEnumerable<PlacedElement> Items(
        this DescriptionDocument document,
        string pointer,
        JsonElement written
    )
    {
        if (document.List(pointer, written) is not { } list)
        {
            yield break;
        }

        var index = 0;
        foreach (var item in list.Element.EnumerateArray())
        {
            yield return new PlacedElement(JsonPointers.Child(list.Pointer, index++), item);
        }
    }

    /// <summary>
    /// An example, or what a reference in its place leads to. An example may itself be about references: one that leads
    /// nowhere, or has other members beside it, is taken as written.
    /// </summary>
    public static JsonElement Example(this DescriptionDocument document, string pointer, JsonElement written) =>
        written.TextMember("$ref") is { } reference
        && written.Members().Count() == 1
        && document.Exists(reference, pointer)
        && document.Resolve(pointer, written) is { } place
            ? place.Element
            : written;

    private static PlacedElement? Whole(this DescriptionDocument document, string pointer, JsonElement written) =>
        written.IsObject() && written.TextMember("$ref") is null ? null : document.Resolve(pointer, written);
}
