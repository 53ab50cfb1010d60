using Mockd.Contracts.Json;
using Mockd.Engine.CustomOperations;

namespace Mockd.Engine.Bindings;

/// <summary>Writes server-sent events (WHATWG HTML, section 9.2.5).</summary>
internal static class EventStreamText
{
    public static byte[] Of(EventStream stream, JsonArray events)
    {
        var text = new System.Text.StringBuilder();
        foreach (var item in events)
        {
            if (stream.EventField is { } field && (item as JsonObject)?[field] is JsonText name)
            {
                text.Append("event: ").Append(name.Value).Append('\n');
            }

            text.Append("data: ").Append(Lines(item.ToPlainText())).Append("\n\n");
        }

        if (stream.End is { } end)
        {
            text.Append("data: ").Append(end).Append("\n\n");
        }

        return System.Text.Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Only these end a line of a stream; other line ends of Unicode stand in JSON texts as they are.</summary>
    private static string Lines(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal)
            .Replace('\r', '\n')
            .Replace("\n", "\ndata: ", StringComparison.Ordinal);
}
