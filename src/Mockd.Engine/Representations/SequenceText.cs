using System.Text;
using Mockd.Contracts.Json;

namespace Mockd.Engine.Representations;

/// <summary>Writes bodies that are one value after the other.</summary>
internal static class SequenceText
{
    /// <summary>The members of a server-sent event that are lines of their own, in the order in which they are written.</summary>
    private static readonly string[] Fields = ["event", "id", "retry", "data"];

    /// <summary>RFC 7464: each text begins with a record separator and ends with a line feed.</summary>
    public static string Records(IEnumerable<JsonValue> items) => string.Concat(items.Select(i => $"\u001e{i}\n"));

    public static string Lines(IEnumerable<JsonValue> items) => string.Concat(items.Select(i => i + "\n"));

    /// <summary>Server-sent events (WHATWG HTML, section 9.2.5).</summary>
    /// <param name="areEvents">Items are events with their fields, as OpenAPI 3.2 describes them; otherwise what events tell.</param>
    public static string Events(IEnumerable<JsonValue> items, bool areEvents)
    {
        var text = new StringBuilder();
        foreach (var item in items)
        {
            if (areEvents && item is JsonObject members)
            {
                foreach (var field in Fields)
                {
                    Append(text, field, members[field]);
                }
            }
            else
            {
                Append(text, "data", item);
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string field, JsonValue? value)
    {
        if (value is null or JsonNull)
        {
            return;
        }

        // Only these end a line of a stream; other line ends of Unicode stand in texts as they are.
        var lines = value.ToPlainText().Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');

        // Only data may have several.
        foreach (var line in field == "data" ? lines : [string.Join(' ', lines)])
        {
            text.Append(field).Append(": ").Append(line).Append('\n');
        }
    }
}
