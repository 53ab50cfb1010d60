using Mockd.Engine.Expressions.Nodes;
using Mockd.Engine.Patterns;

namespace Mockd.Engine.Expressions.Functions;

/// <summary>The pattern of <c>matches</c>, paid for with the frame's steps.</summary>
internal sealed class MatchPattern
{
    private readonly Pattern _pattern;

    public MatchPattern(string pattern, int column)
    {
        _pattern =
            Pattern.Read(pattern, PatternDialect.Net, out var problem)
            ?? throw new ExpressionException("this is not a regular expression: " + problem, column);
    }

    public bool IsMatch(Frame frame, string text, int column)
    {
        frame.Charge(1 + (text.Length >> 4), column);
        try
        {
            return _pattern.IsMatch(text);
        }
        catch (PatternLimitException e)
        {
            throw new ExpressionException(e.Message, column);
        }
    }
}
