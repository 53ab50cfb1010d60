using System.Text.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas.Checking;

/// <summary>
/// The schemas below a keyword. In a description a reference may stand for a whole list or map of them; in a document of JSON
/// Schema it may not, and means nothing there.
/// </summary>
internal static class SchemaParts
{
    public static PlacedElement? List(this SchemaLibrary library, SchemaSite site, string keyword, JsonElement written)
    {
        var pointer = JsonPointers.Child(site.Pointer, keyword);
        return library.Description is { } description ? description.List(pointer, written)
            : written.ValueKind == JsonValueKind.Array ? new PlacedElement(pointer, written)
            : null;
    }

    public static IEnumerable<(PlacedElement Place, SchemaNode Node)> Items(
        this SchemaLibrary library,
        SchemaSite site,
        string keyword,
        JsonElement written
    )
    {
        if (library.List(site, keyword, written) is not { } list)
        {
            yield break;
        }

        var index = 0;
        foreach (var item in list.Element.EnumerateArray())
        {
            var place = new PlacedElement(JsonPointers.Child(list.Pointer, index++), item);
            if (item.IsSchema())
            {
                yield return (place, library.NodeAt(site, place));
            }
        }
    }

    public static IEnumerable<KeyValuePair<string, SchemaNode>> Members(
        this SchemaLibrary library,
        SchemaSite site,
        string keyword,
        JsonElement written
    )
    {
        var pointer = JsonPointers.Child(site.Pointer, keyword);
        var members =
            library.Description?.Map(pointer, written)
            ?? written
                .Members()
                .Select(m =>
                    KeyValuePair.Create(m.Key, new PlacedElement(JsonPointers.Child(pointer, m.Key), m.Value))
                );
        return members
            .Where(m => m.Value.Element.IsSchema())
            .Select(m => KeyValuePair.Create(m.Key, library.NodeAt(site, m.Value)));
    }

    // A place that a reference led to may lie in another file, which has bases of its own.
    private static SchemaNode NodeAt(this SchemaLibrary library, SchemaSite owner, PlacedElement place) =>
        place.Pointer.StartsWith(owner.Pointer, StringComparison.Ordinal)
            ? library.NodeAt(owner with { Pointer = place.Pointer, Element = place.Element })
            : library.NodeOf(new Schema(library.Description!, place.Pointer, place.Element));
}
