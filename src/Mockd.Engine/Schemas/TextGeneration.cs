using Mockd.Engine.Randomness;
using Mockd.Engine.Schemas.Checking;

namespace Mockd.Engine.Schemas;

/// <summary>Makes texts that have the pattern, format and length asked for.</summary>
internal static class TextGeneration
{
    private const int Longest = 20_000;

    /// <summary>Null when none was found.</summary>
    public static string? Text(SchemaView view, ulong seed, DateTimeOffset now, string? name)
    {
        var bounds = view.Bounds;
        if (bounds.MinLength > Math.Min(Longest, bounds.MaxLength ?? Longest))
        {
            return null;
        }

        foreach (var text in Candidates(bounds, seed, now, name))
        {
            if (text is not null && Fits(bounds, text))
            {
                return text;
            }
        }

        return null;
    }

    private static IEnumerable<string?> Candidates(SchemaBounds bounds, ulong seed, DateTimeOffset now, string? name)
    {
        var formatted = bounds.Format is { } format ? FormatText.Of(format, seed, now) : null;
        var plausible = name is null ? null : PlausibleText.For(name, seed, now);
        yield return formatted;
        if (formatted is null || bounds.Patterns.Count > 0)
        {
            yield return plausible;
        }

        foreach (var pattern in bounds.Patterns)
        {
            yield return PatternText.Generate(pattern, seed, bounds.MinLength, bounds.MaxLength ?? int.MaxValue);
        }

        yield return plausible is null ? null : Sized(plausible, bounds, seed);
        yield return Sized(PlausibleText.Words(seed), bounds, seed);
    }

    private static bool Fits(SchemaBounds bounds, string text)
    {
        var length = TextRules.Length(text);
        return length >= bounds.MinLength
            && (bounds.MaxLength is not { } max || length <= max)
            && bounds.Patterns.All(p => SchemaPattern.IsMatch(p, text))
            && (bounds.Format is null || FormatCheck.IsOf(bounds.Format, text));
    }

    private static string Sized(string text, SchemaBounds bounds, ulong seed)
    {
        if (text.Length > bounds.MaxLength)
        {
            text = text[..bounds.MaxLength.Value];
        }

        return text.Length >= bounds.MinLength
            ? text
            : text + new Dice(seed).Text(bounds.MinLength - text.Length, "abcdefghijklmnopqrstuvwxyz");
    }
}
