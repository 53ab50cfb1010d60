using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Nodes;

/// <summary><c>target[from:to]</c> of a list or text; negative places count from the end, outside ones are cut.</summary>
internal sealed class SliceNode(Node target, Node? from, Node? to, bool optional, int column)
    : Node(column, [target, .. from is null ? [] : new[] { from }, .. to is null ? [] : new[] { to }])
{
    public override JsonValue Evaluate(Frame frame)
    {
        var value = target.Evaluate(frame);
        if (optional && value.IsNull)
        {
            return value;
        }

        var count = value switch
        {
            JsonArray list => list.Count,
            JsonText text => text.Value.Length,
            _ => throw Fail($"only a list or text can be cut, not {Kinds.Article(value)}"),
        };
        var start = Place(from?.Evaluate(frame), 0, count);
        var end = Math.Max(start, Place(to?.Evaluate(frame), count, count));
        if (value is JsonText whole)
        {
            return frame.Text(whole.Value[start..end], Column);
        }

        frame.Charge(end - start, Column);
        return JsonArray.Of(((JsonArray)value).Skip(start).Take(end - start));
    }

    public override Node Lenient() => optional ? this : new SliceNode(target.Lenient(), from, to, true, Column);

    private int Place(JsonValue? place, int missing, int count)
    {
        if (place is null)
        {
            return missing;
        }

        if (place is not JsonNumber { IsInteger: true } number)
        {
            throw Fail($"the end of a cut must be a whole number, not {Kinds.Article(place)}");
        }

        var at = number.Integer < 0 ? number.Integer + count : number.Integer;
        return (int)Math.Clamp(at, 0, count);
    }
}
