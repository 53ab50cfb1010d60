using Mockd.Engine.Randomness;

namespace Mockd.Engine.Schemas;

/// <summary>Matches texts against the regular expressions of descriptions.</summary>
internal static class SchemaPattern
{
    /// <summary>True also for a pattern that cannot be read: it is then no ground to refuse a value.</summary>
    /// <exception cref="Patterns.PatternLimitException">It cannot be told within the steps that this may take.</exception>
    public static bool IsMatch(string pattern, string text) => KnownPattern.Of(pattern).Compiled?.IsMatch(text) ?? true;

    /// <summary>As <see cref="IsMatch"/>, for values that are made up: one that cannot be told to fit does not.</summary>
    public static bool Fits(string pattern, string text) =>
        KnownPattern.Of(pattern).Compiled is null || PatternText.Fits(pattern, text);
}
