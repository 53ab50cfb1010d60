using System.Globalization;
using Mockd.Engine.Randomness;

namespace Mockd.Engine.Vocabulary;

/// <summary>Names, sentences and codes of things.</summary>
internal static class ThingText
{
    private const string Letters = "0123456789abcdefghijklmnopqrstuvwxyz";

    public static string? Of(PropertyName name, ulong seed, int way)
    {
        var dice = new Dice(seed);
        return (name.Meaning, way) switch
        {
            (Meaning.Title or Meaning.ThingName, 0) => Name(seed),
            (Meaning.ThingName, 1) => Slug(seed),
            (Meaning.ThingName, 2) => Noun(seed),
            (Meaning.Sentence or Meaning.Paragraph, 0) => Sentence(seed),
            (Meaning.Slug, 0) => Slug(seed),
            (Meaning.Tag, 0) => dice.Pick(WordLists.Tags),
            (Meaning.Color, 0) => dice.Pick(WordLists.Colors),
            (Meaning.Color, 1) => "#" + NetText.Opaque(seed, 6),
            (Meaning.Color, 2) => NetText.Opaque(seed, 6),
            (Meaning.Status, 0) => "active",
            (Meaning.Type, 0) => "standard",
            (Meaning.Method, 0) => "GET",
            (Meaning.Level, 0) => dice.Pick(WordLists.Levels),
            (Meaning.Environment, 0) => "production",
            _ => OfCode(name.Meaning, dice, way),
        };
    }

    /// <summary>Such as Quiet Harbor.</summary>
    public static string Name(ulong seed)
    {
        var dice = new Dice(seed);
        return $"{Capital(dice.Pick(WordLists.Adjectives))} {Capital(dice.Pick(WordLists.Nouns))}";
    }

    public static string Slug(ulong seed)
    {
        var dice = new Dice(seed);
        return $"{dice.Pick(WordLists.Adjectives)}-{dice.Pick(WordLists.Nouns)}";
    }

    public static string Noun(ulong seed) => new Dice(seed).Pick(WordLists.Nouns);

    /// <summary>What a text says of which nothing is known.</summary>
    public static string Words(ulong seed)
    {
        var dice = new Dice(seed);
        return $"{dice.Pick(WordLists.Adjectives)} {dice.Pick(WordLists.Nouns)}";
    }

    public static string Street(ulong seed)
    {
        var dice = new Dice(seed);
        return $"{1 + dice.Next(300)} {dice.Pick(WordLists.Streets)} Street";
    }

    public static string Sentence(ulong seed)
    {
        var dice = new Dice(seed);
        return string.Format(
            CultureInfo.InvariantCulture,
            dice.Pick(WordLists.Sentences),
            dice.Pick(WordLists.Adjectives),
            dice.Pick(WordLists.Nouns),
            dice.Pick(WordLists.Adjectives),
            dice.Pick(WordLists.Nouns)
        );
    }

    public static string Uuid(ulong seed)
    {
        var dice = new Dice(seed);
        var text = NetText.Opaque(dice.Next(), 32);
        var variant = "89ab"[dice.Next(4)];
        return $"{text[..8]}-{text[8..12]}-4{text[13..16]}-{variant}{text[17..20]}-{text[20..]}";
    }

    private static string? OfCode(Meaning meaning, Dice dice, int way) =>
        (meaning, way) switch
        {
            (Meaning.Id, 0) => dice.Text(16, Letters),
            (Meaning.Id, 1) or (Meaning.Numeral, 0) => Number(dice, 100_000, 900_000),
            (Meaning.Id, 2) => Uuid(dice.Next()),
            (Meaning.Id, 3) or (Meaning.Numeral, 1) => Number(dice, 10, 90),
            (Meaning.Uuid, 0) => Uuid(dice.Next()),
            (Meaning.Token, 0) => dice.Text(24, Letters),
            (Meaning.Hash, 0) => NetText.Opaque(dice.Next(), 32),
            (Meaning.Code, 0) => $"{Upper(dice, 3)}-{Number(dice, 1000, 9000)}",
            (Meaning.Code, 1) => Number(dice, 100_000, 900_000),
            (Meaning.Version, 0) => $"1.{dice.Next(9)}.{dice.Next(9)}",
            (Meaning.Version, 1) => "1",
            (Meaning.ApiVersion, 0) => "2026-01-01",
            (Meaning.LastFour, 0) => Number(dice, 1000, 9000),
            (Meaning.CardBrand, 0) => dice.Pick(WordLists.CardBrands),
            _ => null,
        };

    private static string Upper(Dice dice, int length) => dice.Text(length, "ABCDEFGHJKLMNPQRSTUVWXYZ");

    private static string Number(Dice dice, int from, int many) =>
        (from + dice.Next(many)).ToString(CultureInfo.InvariantCulture);

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
