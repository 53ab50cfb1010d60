namespace Mockd.Engine.Vocabulary;

/// <summary>Units that a person believes beside a measure.</summary>
internal static class UnitText
{
    private static readonly (string[] Words, string[] Ways)[] Known =
    [
        (["weight", "mass", "package"], ["kg", "KILOGRAM"]),
        (["dimension", "length", "width", "height", "depth", "distance", "size"], ["cm", "CENTIMETER"]),
        (["temperature"], ["C", "CELSIUS"]),
        (["time", "duration", "interval", "period", "age", "term"], ["day", "DAY"]),
        (["volume", "capacity"], ["l", "LITER"]),
        (["area"], ["m2"]),
        (["speed"], ["km/h"]),
    ];

    /// <param name="way">Counts from 0 until null comes.</param>
    public static string? Of(PropertyName name, Subject subject, int way)
    {
        var things = name.Stem.Length > 0 ? [name.Stem] : subject.Things;
        if (things.Any(t => Last(t) is "price" or "amount" or "cost" or "fee" or "currency" or "balance"))
        {
            return way == 0 ? subject.PlaceOf(PropertyName.None).Currency : null;
        }

        var ways = Array.Find(Known, k => things.Any(t => k.Words.Contains(Last(t)))).Ways;
        return ways is not null
            ? way < ways.Length
                ? ways[way]
                : null
            // A unit of something else may be anything.
            : name.Stem.Length == 0 && way == 0
                ? "piece"
                : null;
    }

    private static string Last(string words) => words[(words.LastIndexOf('_') + 1)..];
}
