using Mockd.Contracts.Json;
using Mockd.Engine.Expressions.Nodes;

namespace Mockd.Engine.Expressions.Functions;

/// <summary>One call of a built-in function: its arguments, read as what the function needs.</summary>
internal readonly struct Call(Frame frame, string name, int column, JsonValue[] arguments)
{
    public Frame Frame => frame;

    public int Column => column;

    public int Count => arguments.Length;

    public JsonValue[] All => arguments;

    public JsonValue this[int index] => arguments[index];

    public bool Has(int index) => index < arguments.Length && !arguments[index].IsNull;

    public string Text(int index)
    {
        var text = arguments[index].AsText ?? throw Wrong(index, "a text");
        frame.Charge(text.Length >> 6, column);
        return text;
    }

    public JsonNumber Number(int index) => arguments[index] as JsonNumber ?? throw Wrong(index, "a number");

    public long Whole(int index) =>
        arguments[index] is JsonNumber { IsInteger: true } number
            ? number.Integer
            : throw Wrong(index, "a whole number");

    /// <summary>A whole number cut to the range of <see cref="int"/>, for counts and places.</summary>
    public int Count32(int index) => (int)Math.Clamp(Whole(index), int.MinValue, int.MaxValue);

    public JsonArray List(int index)
    {
        var list = arguments[index] as JsonArray ?? throw Wrong(index, "a list");
        frame.Charge(list.Count, column);
        return list;
    }

    public JsonObject Object(int index)
    {
        var members = arguments[index] as JsonObject ?? throw Wrong(index, "an object");
        frame.Charge(members.Count, column);
        return members;
    }

    public string Plain(int index) => Concatenation.Plain(frame, column, arguments[index]);

    public JsonText Made(string text) => frame.Text(text, column);

    public JsonArray Made(IReadOnlyCollection<JsonValue> items)
    {
        frame.Charge(items.Count, column);
        return JsonArray.Of(items);
    }

    public JsonNumber Made(double value) => Arithmetic.Real(value, column);

    public ExpressionException Fail(string message) => new($"{name}: {message}", column);

    public ExpressionException Wrong(int index, string wanted) =>
        Fail(
            arguments.Length == 1
                ? $"it needs {wanted}, not {Kinds.Article(arguments[index])}"
                : $"argument {index + 1} must be {wanted}, not {Kinds.Article(arguments[index])}"
        );
}
