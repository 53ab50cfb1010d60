using System.Text;
using System.Text.Json;
using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Functions;

/// <summary>Functions between texts and other values, and between encodings.</summary>
internal static class ConversionFunctions
{
    public static IReadOnlyList<BuiltIn> All { get; } =
    [
        new("string", 1, 1, static (in call) => call[0].IsNull ? new JsonText("null") : call.Made(call.Plain(0))),
        new("type", 1, 1, static (in call) => new JsonText(TypeName(call[0]))),
        new("default", 2, 2, static (in call) => call[0] is JsonNull or JsonText { Value: "" } ? call[1] : call[0]),
        new("toJSON", 1, 1, ToJson),
        new("fromJSON", 1, 1, FromJson),
        new("toBase64", 1, 1, ToBase64),
        new("base64", 1, 1, ToBase64),
        new("fromBase64", 1, 1, FromBase64),
        new("urlEncode", 1, 1, static (in call) => call.Made(Uri.EscapeDataString(call.Plain(0)))),
        new("urlDecode", 1, 1, static (in call) => call.Made(Uri.UnescapeDataString(call.Text(0)))),
        new("sha256", 1, 1, static (in call) => call.Made(Digest.Sha256(call.Text(0)))),
        new("md5", 1, 1, static (in call) => call.Made(Digest.Md5(call.Text(0)))),
    ];

    private static string TypeName(JsonValue value) =>
        value switch
        {
            JsonNull => "nil",
            JsonBoolean => "bool",
            JsonNumber { IsInteger: true } => "int",
            JsonNumber => "float",
            JsonText => "string",
            JsonArray => "array",
            _ => "map",
        };

    private static JsonText ToJson(in Call call) => call.Made(call.Frame.Weigh(call[0], call.Column).ToString());

    private static JsonValue FromJson(in Call call)
    {
        var text = call.Text(0);
        call.Frame.ChargeText((long)text.Length * 4, call.Column);
        try
        {
            return JsonValue.Parse(text);
        }
        catch (JsonException wrong)
        {
            throw call.Fail("the text is not JSON: " + wrong.Message);
        }
    }

    private static JsonText ToBase64(in Call call) =>
        call.Made(Convert.ToBase64String(Encoding.UTF8.GetBytes(call.Text(0))));

    private static JsonText FromBase64(in Call call)
    {
        try
        {
            return call.Made(Encoding.UTF8.GetString(Convert.FromBase64String(call.Text(0))));
        }
        catch (FormatException)
        {
            throw call.Fail("the text is not base64");
        }
    }
}
