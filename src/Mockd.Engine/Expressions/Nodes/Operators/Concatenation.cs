using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Nodes;

/// <summary>Writes values as a person would and joins them; null writes nothing.</summary>
internal static class Concatenation
{
    public static JsonValue Of(Frame frame, int column, JsonValue left, JsonValue right)
    {
        var first = Plain(frame, column, left);
        var second = Plain(frame, column, right);
        frame.ChargeText((long)first.Length + second.Length, column);
        return new JsonText(first + second);
    }

    public static string Plain(Frame frame, int column, JsonValue value)
    {
        switch (value)
        {
            case JsonText text:
                return text.Value;
            case JsonNull:
                return "";
            default:
                var written = frame.Weigh(value, column).ToPlainText();
                frame.ChargeText(written.Length, column);
                return written;
        }
    }
}
