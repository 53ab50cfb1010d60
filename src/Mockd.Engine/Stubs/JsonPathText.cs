using System.Globalization;
using Mockd.Contracts.Json;

namespace Mockd.Engine.Stubs;

/// <summary>The part of JSONPath (RFC 9535) that names one value: <c>$.a.b[0]['c']</c>.</summary>
internal static class JsonPathText
{
    public static JsonValue? Find(JsonValue document, string path)
    {
        JsonValue? value = document;
        var rest = path.AsSpan(path.StartsWith('$') ? 1 : 0);
        while (!rest.IsEmpty && value is not null)
        {
            var end = EndOfPart(rest);
            if (end < 0)
            {
                return null;
            }

            value = Step(value, rest[..end]);
            rest = rest[end..];
        }

        return value;
    }

    // Where the first part ends; -1 when it is none.
    private static int EndOfPart(ReadOnlySpan<char> path)
    {
        if (path[0] == '.')
        {
            var next = path[1..].IndexOfAny('.', '[');
            var end = next < 0 ? path.Length : next + 1;
            return end > 1 ? end : -1;
        }

        var close = path.StartsWith("['") ? path.IndexOf("']") + 1 : path.IndexOf(']');
        return path[0] == '[' && close > 0 ? close + 1 : -1;
    }

    private static JsonValue? Step(JsonValue value, ReadOnlySpan<char> part)
    {
        if (part[0] == '.')
        {
            return (value as JsonObject)?[part[1..].ToString()];
        }

        if (part[1] == '\'')
        {
            return (value as JsonObject)?[part[2..^2].ToString()];
        }

        return
            int.TryParse(part[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && value is JsonArray array
            && index < array.Count
            ? array[index]
            : null;
    }
}
