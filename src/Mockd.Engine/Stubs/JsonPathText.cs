using System.Text.RegularExpressions;
using Mockd.Contracts.Json;

namespace Mockd.Engine.Stubs;

/// <summary>The part of JSONPath (RFC 9535) that names one value: <c>$.a.b[0]['c']</c>.</summary>
internal static class JsonPathText
{
    private static readonly Regex Part = new(
        @"\G(?:\.(?<name>[^.\[]+)|\['(?<name>[^']*)'\]|\[(?<index>\d+)\])",
        RegexOptions.None,
        TimeSpan.FromMilliseconds(100)
    );

    public static JsonValue? Find(JsonValue document, string path)
    {
        JsonValue? value = document;
        var at = path.StartsWith('$') ? 1 : 0;
        while (at < path.Length && value is not null)
        {
            var match = Part.Match(path, at);
            if (!match.Success)
            {
                return null;
            }

            value = match.Groups["index"].Success
                ? value is JsonArray array
                && int.TryParse(match.Groups["index"].ValueSpan, out var index)
                && index < array.Count
                    ? array[index]
                    : null
                : (value as JsonObject)?[match.Groups["name"].Value];
            at = match.Index + match.Length;
        }

        return value;
    }
}
