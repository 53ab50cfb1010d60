namespace Mockd.Engine.Randomness;

/// <summary>Makes texts that match a regular expression (ECMA-262 as JSON Schema uses it).</summary>
public static class PatternText
{
    /// <summary>A text that matches, or null when none was found: the pattern is impossible, or uses what is not modelled.</summary>
    public static string? Generate(string pattern, ulong seed, int minLength = 0, int maxLength = int.MaxValue) =>
        throw new NotImplementedException();
}
