using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Nodes;

/// <summary><c>target[key]</c>: a member of an object, an item of a list or a character of a text.</summary>
internal sealed class IndexNode(Node target, Node key, bool optional, int column) : Node(column, target, key)
{
    public override JsonValue Evaluate(Frame frame)
    {
        var value = target.Evaluate(frame);
        if (value.IsNull)
        {
            return optional ? JsonValue.Null : throw Fail("an item is asked of null; write '?.[' if it may be missing");
        }

        var at = key.Evaluate(frame);
        return value switch
        {
            JsonObject members => members[at.ToPlainText()] ?? JsonValue.Null,
            JsonArray list => Place(at, list.Count) is var i && i < 0 ? JsonValue.Null : list[i],
            JsonText text => Place(at, text.Value.Length) is var i && i < 0
                ? JsonValue.Null
                : new JsonText(text.Value[i].ToString()),
            _ => throw Fail($"a {Kinds.Name(value)} has no items"),
        };
    }

    public override Node Lenient() => optional ? this : new IndexNode(target.Lenient(), key, true, Column);

    /// <summary>The place from the start, or -1 when it lies outside; a negative one counts from the end.</summary>
    private int Place(JsonValue key, int count)
    {
        if (key is not JsonNumber { IsInteger: true } number)
        {
            throw Fail($"an index must be a whole number, not {Kinds.Article(key)}");
        }

        var at = number.Integer < 0 ? number.Integer + count : number.Integer;
        return at >= 0 && at < count ? (int)at : -1;
    }
}
