using System.Text.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>Finds the schemas that carry a name of their own; made only when a reference uses such a name.</summary>
internal static class AnchorIndex
{
    public static Dictionary<string, Place> Build(JsonElement root)
    {
        var index = new Dictionary<string, Place>();
        var open = new Stack<Place>();
        open.Push(new Place("", root));
        while (open.TryPop(out var place))
        {
            if (place.Element.IsObject())
            {
                Add(index, place);
                foreach (var (name, member) in place.Element.Members())
                {
                    Push(open, JsonPointers.Child(place.Pointer, name), member);
                }
            }
            else
            {
                var position = 0;
                foreach (var item in place.Element.EnumerateArray())
                {
                    Push(open, $"{place.Pointer}/{position++}", item);
                }
            }
        }

        return index;
    }

    private static void Push(Stack<Place> open, string pointer, JsonElement element)
    {
        if (element.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
        {
            open.Push(new Place(pointer, element));
        }
    }

    private static void Add(Dictionary<string, Place> index, Place place)
    {
        var anchor = place.Element.TextMember("$anchor") ?? place.Element.TextMember("$dynamicAnchor");
        if (anchor is not null)
        {
            index.TryAdd("#" + anchor, place);
        }

        if (place.Element.TextMember("$id") is { Length: > 0 } id)
        {
            index.TryAdd(id, place);
        }
    }
}
