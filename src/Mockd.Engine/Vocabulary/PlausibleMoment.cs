using System.Globalization;

namespace Mockd.Engine.Vocabulary;

/// <summary>Ways to write a moment.</summary>
internal static class PlausibleMoment
{
    private const string DateTime = "yyyy-MM-ddTHH:mm:ssZ";
    private const string Date = "yyyy-MM-dd";

    private static readonly string[] LongForms =
    [
        "yyyy-MM-ddTHH:mm:ss.fffZ",
        "yyyy-MM-ddTHH:mm:ss+00:00",
        "yyyy-MM-ddTHH:mm:ss.ffffffZ",
        "yyyy-MM-ddTHH:mm:ss.fff+00:00",
    ];

    /// <summary>As a format of JSON Schema or OpenAPI wants it; null for one that is not a moment's.</summary>
    public static string? OfFormat(string format, DateTimeOffset moment) =>
        format switch
        {
            "date-time" or "datetime" => Written(moment, DateTime),
            "date" or "full-date" => Written(moment, Date),
            "time" => Written(moment, "HH:mm:ssZ"),
            "date-time-rfc-2822" or "rfc2822" => Written(moment, "ddd, dd MMM yyyy HH:mm:ss +0000"),
            "unix-time" or "timestamp" => moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            _ => null,
        };

    /// <summary>The longer forms of a format, for schemas that ask for a length or a pattern; none for other formats.</summary>
    public static IEnumerable<string> LongerOfFormat(string format, DateTimeOffset moment) =>
        format == "date-time" ? LongForms.Select(form => Written(moment, form)) : [];

    /// <summary>Without a format; null when there is no further way.</summary>
    public static string? Text(DateTimeOffset moment, PropertyName name, int way)
    {
        var isDate =
            name.Meaning == Meaning.Birth
            || name.Text.EndsWith("date", StringComparison.OrdinalIgnoreCase)
            || name.Text.EndsWith("_on", StringComparison.Ordinal);
        return way switch
        {
            0 => Written(moment, isDate ? Date : DateTime),
            1 => Written(moment, isDate ? DateTime : Date),
            2 => moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    private static string Written(DateTimeOffset moment, string form) =>
        moment.ToString(form, CultureInfo.InvariantCulture);
}
