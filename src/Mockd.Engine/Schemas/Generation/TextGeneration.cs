using Mockd.Engine.Randomness;
using Mockd.Engine.Schemas.Checking;
using Mockd.Engine.Schemas.Formats;
using Mockd.Engine.Schemas.Ids;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Schemas.Generation;

/// <summary>Makes texts that have the pattern, format and length asked for.</summary>
internal static class TextGeneration
{
    private const int Longest = 20_000;

    /// <summary>Null when none was found.</summary>
    public static string? Text(SchemaView view, PropertyName name, Subject subject, ulong seed)
    {
        var bounds = view.Bounds;
        if (bounds.MinLength > Math.Min(Longest, bounds.MaxLength ?? Longest))
        {
            return null;
        }

        var formatted = (bounds.Format ?? bounds.ContentEncoding) is { } format
            ? FormatText.Of(format, name, subject, seed)
            : null;
        if (formatted is not null && Fits(bounds, formatted))
        {
            return formatted;
        }

        if (formatted is not null && Longer(bounds, name, subject, seed) is { } longer)
        {
            return longer;
        }

        var plausible = formatted is null || bounds.Patterns.Count > 0 ? Plausible(view, name, subject, seed) : null;
        return plausible
            ?? (bounds.AsksManyOfTexts ? null : Patterned(bounds, seed))
            ?? Meeting(bounds, seed)
            ?? Cut(bounds, name, subject, seed);
    }

    // What patterns, format and lengths leave together.
    private static string? Meeting(SchemaBounds bounds, ulong seed)
    {
        const int Tries = 12;
        foreach (var language in bounds.Languages)
        {
            for (ulong i = 0; i < Tries; i++)
            {
                if (language.Write(seed + i) is { } text && Fits(bounds, text))
                {
                    return text;
                }
            }
        }

        return bounds.AsksManyOfTexts ? Patterned(bounds, seed) : null;
    }

    private static string? Longer(SchemaBounds bounds, PropertyName name, Subject subject, ulong seed) =>
        PlausibleMoment
            .LongerOfFormat(bounds.Format ?? "", subject.MomentOf(name, seed))
            .FirstOrDefault(text => Fits(bounds, text));

    /// <summary>What a name says where the description says nothing.</summary>
    public static string Free(PropertyName name, Subject subject, ulong seed) =>
        PlausibleText.Of(name, subject, seed, 0) ?? ThingText.Words(seed);

    private static string? Plausible(SchemaView view, PropertyName name, Subject subject, ulong seed)
    {
        var bounds = view.Bounds;
        if (view.Hints.IsFlag && name.Meaning is (Meaning.None or Meaning.GoodFlag) && Fits(bounds, Flag(name)))
        {
            return Flag(name);
        }

        if (IdText.Of(view, name, subject, seed) is { } id && Fits(bounds, id))
        {
            return id;
        }

        for (var way = 0; PlausibleText.Of(name, subject, seed, way) is { } text; way++)
        {
            text = name.Meaning == Meaning.Currency && view.Hints.IsLowerCase ? text.ToLowerInvariant() : text;
            if (Fits(bounds, text))
            {
                return text;
            }

            if (bounds.Patterns.Count == 0)
            {
                continue;
            }

            if (text.ToUpperInvariant() is var upper && Fits(bounds, upper))
            {
                return upper;
            }

            if (text.ToLowerInvariant() is var lower && Fits(bounds, lower))
            {
                return lower;
            }
        }

        return null;
    }

    private static string Flag(PropertyName name) => name.Meaning == Meaning.GoodFlag ? "true" : "false";

    private static string? Patterned(SchemaBounds bounds, ulong seed)
    {
        foreach (var pattern in bounds.Patterns)
        {
            var text = PatternText.Generate(pattern, seed, bounds.MinLength, bounds.MaxLength ?? int.MaxValue);
            if (text is not null && Fits(bounds, text))
            {
                return text;
            }
        }

        return null;
    }

    private static string? Cut(SchemaBounds bounds, PropertyName name, Subject subject, ulong seed)
    {
        if (
            name.Meaning is not (Meaning.Title or Meaning.ThingName or Meaning.Name)
            && PlausibleText.Of(name, subject, seed, 0) is { } plausible
            && Sized(plausible, bounds, seed) is { } sized
        )
        {
            return sized;
        }

        // A word that is whole says more than two that are cut off.
        return Whole(bounds, seed) ?? Sized(ThingText.Words(seed), bounds, seed);
    }

    private static string? Whole(SchemaBounds bounds, ulong seed)
    {
        if (ThingText.Words(seed) is var words && Fits(bounds, words))
        {
            return words;
        }

        var noun = ThingText.Noun(seed);
        return Fits(bounds, noun) ? noun : Array.Find(WordLists.Nouns, n => Fits(bounds, n));
    }

    private static bool Fits(SchemaBounds bounds, string text)
    {
        var length = TextRules.Length(text);
        return length >= bounds.MinLength
            && (bounds.MaxLength is not { } max || length <= max)
            && bounds.Patterns.All(p => SchemaPattern.Fits(p, text))
            && (bounds.Format is null || FormatCheck.IsOf(bounds.Format, text));
    }

    private static string? Sized(string text, SchemaBounds bounds, ulong seed)
    {
        if (text.Length > bounds.MaxLength)
        {
            text = text[..bounds.MaxLength.Value];
        }

        if (text.Length < bounds.MinLength)
        {
            text += new Dice(seed).Text(bounds.MinLength - text.Length, "abcdefghijklmnopqrstuvwxyz");
        }

        return Fits(bounds, text) ? text : null;
    }
}
