namespace Mockd.Engine.Vocabulary;

/// <summary>Values of enumerations that say that nothing was said.</summary>
internal static class Placeholder
{
    private static readonly string[] Words = ["unspecified", "unrecognized", "undefined", "unset", "placeholder"];

    public static bool Is(string value)
    {
        var words = NameWords.Joined(value);
        return words is "unknown" or "invalid"
            || words.Split('_').Any(Words.Contains)
            || words.EndsWith("_unknown", StringComparison.Ordinal);
    }
}
