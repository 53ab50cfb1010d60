using Mockd.Engine.Exchanges;
using Mockd.Engine.Expressions;
using Mockd.Engine.Patterns;
using Mockd.Engine.Transforms;

namespace Mockd.Server.Pipeline;

/// <summary>What callers learn when the twin cannot work with what they sent: it was neither stored nor the twin's mistake.</summary>
internal static class RequestFailures
{
    private const int LongestShown = 200;

    /// <summary>Null when the caller has no part in it.</summary>
    public static Failure? Of(Exception e) =>
        e switch
        {
            // No value of the request or of a row that callers wrote is in an expression that names none.
            ExpressionException { Expression: { ReadsValues: true } expression } => Failure.Invalid(
                $"This request cannot be worked with: {Shortened(e.Message)}.",
                expression.MembersOf("input").Distinct(StringComparer.Ordinal).ToArray() is [var only] ? only : null,
                $"the expression is {Shortened(expression.Text)}"
            ),
            BrokenBodyException broken => Failure.Invalid($"{broken.Message}.") with { Status = broken.Status },
            PatternLimitException limit => Failure.Invalid($"This request cannot be worked with: {limit.Message}."),
            _ => null,
        };

    private static string Shortened(string text) => text.Length <= LongestShown ? text : text[..LongestShown] + "…";
}
