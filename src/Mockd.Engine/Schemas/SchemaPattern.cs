using System.Text.RegularExpressions;
using Mockd.Engine.Randomness;

namespace Mockd.Engine.Schemas;

/// <summary>Matches texts against the regular expressions of descriptions.</summary>
internal static class SchemaPattern
{
    /// <summary>True also for a pattern that .NET cannot read or that takes too long: it is then no ground to refuse a value.</summary>
    public static bool IsMatch(string pattern, string text)
    {
        try
        {
            return KnownPattern.Of(pattern).Regex?.IsMatch(text) ?? true;
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }
}
