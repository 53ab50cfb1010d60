using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Nodes;

/// <summary>One evaluation: what it sees, its local values and how much work it may still do.</summary>
internal sealed class Frame(Scope scope, int slots, int steps = Limits.Steps)
{
    // Most expressions are small and there are many: a thread uses one frame after another's end.
    [ThreadStatic]
    private static Frame? _spare;

    private int _steps = steps;

    public Scope Scope { get; private set; } = scope;

    /// <summary>A frame without local values, until it is released.</summary>
    public static Frame Plain(Scope scope)
    {
        if (_spare is not { } frame)
        {
            return new Frame(scope, 0);
        }

        _spare = null;
        frame.Scope = scope;
        frame._steps = Limits.Steps;
        return frame;
    }

    /// <summary>Nothing uses this frame any more. One that is not released is collected.</summary>
    public void Release()
    {
        Scope = null!;
        _spare = this;
    }

    public JsonValue[] Slots { get; } = slots == 0 ? [] : new JsonValue[slots];

    public void Charge(int steps, int column)
    {
        _steps -= steps;
        if (_steps < 0)
        {
            throw new ExpressionException("the expression does too much work", column);
        }
    }

    /// <summary>A text as a value, unless it is longer than an expression may make.</summary>
    public JsonText Text(string text, int column)
    {
        ChargeText(text.Length, column);
        return new JsonText(text);
    }

    public void ChargeText(long length, int column)
    {
        if (length > Limits.TextLength)
        {
            throw new ExpressionException($"the text would be longer than {Limits.TextLength} characters", column);
        }

        Charge((int)Math.Max(0, length >> 4), column);
    }

    /// <summary>
    /// Pays for walking a whole value. Values share parts, so a small expression can make one that is endless to walk:
    /// whatever walks a value pays first.
    /// </summary>
    public JsonValue Weigh(JsonValue value, int column, int depth = 0)
    {
        if (depth > Limits.ValueDepth)
        {
            throw new ExpressionException("the value is nested too deeply", column);
        }

        switch (value)
        {
            case JsonArray list:
                Charge(list.Count, column);
                for (var i = 0; i < list.Count; i++)
                {
                    Weigh(list[i], column, depth + 1);
                }

                break;
            case JsonObject members:
                Charge(members.Count, column);
                for (var i = 0; i < members.Count; i++)
                {
                    Weigh(members.MemberAt(i).Value, column, depth + 1);
                }

                break;
            case JsonText text:
                Charge(text.Value.Length >> 6, column);
                break;
            default:
                break;
        }

        return value;
    }
}
