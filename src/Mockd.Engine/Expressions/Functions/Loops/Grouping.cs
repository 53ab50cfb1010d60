using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Functions;

/// <summary>The loops that sort items into groups by a key; groups stand in the order in which they were met.</summary>
internal static class Grouping
{
    public static JsonValue GroupBy(in Loop loop) =>
        JsonObject.Of(Groups(loop).Select(g => KeyValuePair.Create(g.Key, (JsonValue)JsonArray.Of(g.Value))));

    public static JsonValue CountBy(in Loop loop) =>
        JsonObject.Of(Groups(loop).Select(g => KeyValuePair.Create(g.Key, (JsonValue)JsonNumber.Of(g.Value.Count))));

    /// <summary>One item per key: the last one.</summary>
    public static JsonValue KeyBy(in Loop loop) =>
        JsonObject.Of(Groups(loop).Select(g => KeyValuePair.Create(g.Key, g.Value[^1])));

    /// <summary>One item per key: the first one.</summary>
    public static JsonValue UniqueBy(in Loop loop) => JsonArray.Of(Groups(loop).Select(g => g.Value[0]));

    private static List<KeyValuePair<string, List<JsonValue>>> Groups(in Loop loop)
    {
        var places = new Dictionary<string, List<JsonValue>>(StringComparer.Ordinal);
        var groups = new List<KeyValuePair<string, List<JsonValue>>>();
        for (var i = 0; i < loop.Count; i++)
        {
            var key = loop.Frame.Weigh(loop.Run(i), loop.Column).ToPlainText();
            if (!places.TryGetValue(key, out var group))
            {
                group = [];
                places.Add(key, group);
                groups.Add(new(key, group));
            }

            group.Add(loop.Items[i]);
        }

        return groups;
    }
}
