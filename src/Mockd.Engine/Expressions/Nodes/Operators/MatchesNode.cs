using Mockd.Contracts.Json;
using Mockd.Engine.Expressions.Functions;

namespace Mockd.Engine.Expressions.Nodes;

/// <summary><c>text matches "pattern"</c>; a pattern written out is compiled once.</summary>
internal sealed class MatchesNode : Node
{
    private const int CompileSteps = 1000;
    private readonly Node _text;
    private readonly Node _pattern;
    private readonly MatchPattern? _compiled;

    public MatchesNode(Node text, Node pattern, int column)
        : base(column, text, pattern)
    {
        _text = text;
        _pattern = pattern;
        _compiled = pattern is ConstantNode { Value: JsonText written }
            ? new MatchPattern(written.Value, pattern.Column)
            : null;
    }

    public override JsonValue Evaluate(Frame frame)
    {
        var text = _text.Evaluate(frame);
        if (text.IsNull)
        {
            return JsonBoolean.False;
        }

        if (text is not JsonText whole)
        {
            throw Fail($"'matches' needs a text, not {Kinds.Article(text)}");
        }

        return JsonBoolean.Of((_compiled ?? Compile(frame)).IsMatch(frame, whole.Value, Column));
    }

    private MatchPattern Compile(Frame frame)
    {
        var pattern = _pattern.Evaluate(frame);
        frame.Charge(CompileSteps, Column);
        return new MatchPattern(
            pattern.AsText ?? throw Fail($"'matches' needs a pattern as text, not {Kinds.Article(pattern)}"),
            Column
        );
    }
}
