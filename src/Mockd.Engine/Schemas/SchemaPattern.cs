using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Mockd.Engine.Randomness;

namespace Mockd.Engine.Schemas;

/// <summary>Regular expressions of descriptions, each compiled once and bounded in time.</summary>
internal static class SchemaPattern
{
    private const int Kept = 4096;

    // A pure function's results by its argument: which twin asked first cannot be told from the answer.
    private static readonly ConcurrentDictionary<string, Regex?> Compiled = new(StringComparer.Ordinal);

    /// <summary>True also for a pattern that .NET cannot read or that takes too long: it is then no ground to refuse a value.</summary>
    public static bool IsMatch(string pattern, string text)
    {
        if (!Compiled.TryGetValue(pattern, out var regex))
        {
            regex = EcmaPattern.TryCompile(pattern);
            if (Compiled.Count < Kept)
            {
                Compiled[pattern] = regex;
            }
        }

        try
        {
            return regex is null || regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }
}
