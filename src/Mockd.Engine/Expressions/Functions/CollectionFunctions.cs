using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Functions;

/// <summary>Functions over lists.</summary>
internal static class CollectionFunctions
{
    public static IReadOnlyList<BuiltIn> All { get; } =
    [
        new("len", 1, 1, Len),
        new("first", 1, 1, static (in call) => call.List(0) is { Count: > 0 } list ? list[0] : JsonValue.Null),
        new("last", 1, 1, static (in call) => call.List(0) is { Count: > 0 } list ? list[^1] : JsonValue.Null),
        new("take", 2, 2, static (in call) => call.Made([.. call.List(0).Take(call.Count32(1))])),
        new("skip", 2, 2, static (in call) => call.Made([.. call.List(0).Skip(call.Count32(1))])),
        new("reverse", 1, 1, static (in call) => call.Made([.. Enumerable.Reverse(call.List(0))])),
        new("uniq", 1, 1, Uniq),
        new("concat", 1, BuiltIn.AnyNumber, Concat),
        new("flatten", 1, 1, Flatten),
        new("sort", 1, 2, Sorting.Sort),
        new("get", 2, 3, Get),
    ];

    private static JsonNumber Len(in Call call) =>
        JsonNumber.Of(
            call[0] switch
            {
                JsonArray list => list.Count,
                JsonObject members => members.Count,
                JsonText text => text.Value.Length,
                _ => throw call.Wrong(0, "a list, an object or a text"),
            }
        );

    private static JsonArray Uniq(in Call call)
    {
        var list = call.List(0);
        call.Frame.Weigh(list, call.Column);
        return JsonArray.Of(list.Distinct());
    }

    private static JsonArray Concat(in Call call)
    {
        var joined = new List<JsonValue>();
        for (var i = 0; i < call.Count; i++)
        {
            joined.AddRange(call.List(i));
        }

        return JsonArray.Of(joined);
    }

    private static JsonArray Flatten(in Call call)
    {
        var list = call.List(0);
        call.Frame.Weigh(list, call.Column);
        var flat = new List<JsonValue>();
        AddFlat(list, flat);
        return call.Made(flat);
    }

    private static void AddFlat(JsonArray list, List<JsonValue> flat)
    {
        foreach (var item in list)
        {
            if (item is JsonArray inner)
            {
                AddFlat(inner, flat);
            }
            else
            {
                flat.Add(item);
            }
        }
    }

    /// <summary>What is found under a name or place; the third argument, or null, where nothing is.</summary>
    private static JsonValue Get(in Call call)
    {
        var missing = call.Count > 2 ? call[2] : JsonValue.Null;
        switch (call[0])
        {
            case JsonObject members:
                return members[call[1].ToPlainText()] ?? missing;
            case JsonArray list when call[1] is JsonNumber { IsInteger: true } place:
                var at = place.Integer < 0 ? place.Integer + list.Count : place.Integer;
                return at >= 0 && at < list.Count ? list[(int)at] : missing;
            default:
                return missing;
        }
    }
}
