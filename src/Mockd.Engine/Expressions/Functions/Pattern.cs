using System.Diagnostics;
using System.Text.RegularExpressions;
using Mockd.Engine.Expressions.Nodes;

namespace Mockd.Engine.Expressions.Functions;

/// <summary>A regular expression whose running time is bounded: each match by a timeout, all of them by the frame's steps.</summary>
internal sealed class Pattern
{
    private const int StepsPerSecond = 1_000_000;
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(100);
    private readonly Regex _regex;

    public Pattern(string pattern, int column)
    {
        try
        {
            _regex = new Regex(pattern, RegexOptions.CultureInvariant, Timeout);
        }
        catch (ArgumentException wrong)
        {
            throw new ExpressionException("this is not a regular expression: " + wrong.Message, column);
        }
    }

    public bool IsMatch(Frame frame, string text, int column)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            return _regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new ExpressionException("matching this regular expression takes too long", column);
        }
        finally
        {
            frame.Charge(1 + (int)(Stopwatch.GetElapsedTime(started).TotalSeconds * StepsPerSecond), column);
        }
    }
}
