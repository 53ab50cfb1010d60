using System.Text;
using Mockd.Contracts.Json;
using Mockd.Engine.Json;

namespace Mockd.Engine.Exchanges;

/// <summary>Where in a request something stands.</summary>
/// <param name="In"><c>body</c>, <c>query</c>, <c>path</c>, <c>header</c> or <c>cookie</c>.</param>
/// <param name="Path">Names and, as numbers, indexes that lead there; of a parameter its name first.</param>
public sealed record RequestPlace(string In, IReadOnlyList<JsonValue> Path)
{
    public const string Body = "body";

    public bool IsWhole => Path.Count == 0;

    /// <param name="name">Of the parameter; null in the body.</param>
    /// <param name="pointer">JSON pointer below that.</param>
    /// <param name="value">What the pointer leads into: numbers are indexes only in lists.</param>
    public static RequestPlace Of(string @in, string? name, string pointer, JsonValue? value)
    {
        var path = new List<JsonValue>();
        if (name is not null)
        {
            path.Add(new JsonText(name));
        }

        foreach (var part in ValuePointer.Tokens(pointer))
        {
            path.Add(
                value is JsonArray && ValuePointer.IsIndex(part, out var index)
                    ? JsonNumber.Of(index)
                    : new JsonText(part)
            );
            value = ValuePointer.Below(value, part);
        }

        return new RequestPlace(@in, path);
    }

    /// <summary>A place in the body that is written <c>home.city</c>, <c>tags[0]</c> or <c>home[city]</c>.</summary>
    public static RequestPlace Written(string text) =>
        new(
            Body,
            [
                .. text.Split(['.', '['], StringSplitOptions.RemoveEmptyEntries)
                    .Select(part => part.TrimEnd(']'))
                    .Select(part =>
                        ValuePointer.IsIndex(part, out var index) ? (JsonValue)JsonNumber.Of(index) : new JsonText(part)
                    ),
            ]
        );

    /// <summary><c>items[0][price]</c></summary>
    public string Bracketed() => Joined((text, part, _) => text.Append('[').Append(part).Append(']'));

    /// <summary><c>items.0.price</c></summary>
    public string Dotted() => Joined((text, part, _) => text.Append('.').Append(part));

    /// <summary><c>items[0].price</c></summary>
    public string Mixed() =>
        Joined(
            (text, part, isIndex) => isIndex ? text.Append('[').Append(part).Append(']') : text.Append('.').Append(part)
        );

    /// <summary><c>/items/0/price</c></summary>
    public string Pointer() => Path.Aggregate("", (pointer, part) => ValuePointer.Child(pointer, part.ToPlainText()));

    /// <summary><c>["body", "items", 0, "price"]</c></summary>
    public JsonArray Located() => JsonArray.Of(Path.Prepend(new JsonText(In)));

    private string Joined(Func<StringBuilder, string, bool, StringBuilder> append)
    {
        var text = new StringBuilder();
        for (var i = 0; i < Path.Count; i++)
        {
            var part = Path[i].ToPlainText();
            text = i == 0 ? text.Append(part) : append(text, part, Path[i] is JsonNumber);
        }

        return text.ToString();
    }
}
