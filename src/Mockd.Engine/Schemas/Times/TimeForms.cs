using System.Globalization;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Schemas.Times;

/// <summary>The ways in which a schema may want a time written, the likeliest first.</summary>
internal static class TimeForms
{
    // 1973 in milliseconds, the year 5138 in seconds.
    private const double LeastMilliseconds = 100_000_000_000;

    private static readonly string[] Layouts =
    [
        "yyyy-MM-dd'T'HH:mm:ss'Z'",
        "yyyy-MM-dd'T'HH:mm:ss'+00:00'",
        "yyyy-MM-dd'T'HH:mm:ss'+0000'",
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd HH:mm:ss'Z'",
        "yyyy-MM-dd HH:mm:ss'+00:00'",
        "yyyy-MM-dd HH:mm:ss' UTC'",
        "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd",
        "ddd, dd MMM yyyy HH:mm:ss '+0000'",
        "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
    ];

    public static IEnumerable<Func<DateTimeOffset, JsonValue>> Of(string name, SchemaView view)
    {
        var example = view.Parts.Select(p => p.Example ?? p.Default).OfType<JsonValue>().FirstOrDefault();
        if (view.Bounds.Allows(SchemaTypes.String) && view.Types != SchemaTypes.Any)
        {
            foreach (var form in Texts(name, view.Bounds.Format, (example as JsonText)?.Value))
            {
                yield return form;
            }
        }

        if (view.Bounds.Allows(SchemaTypes.Integer) && view.Types != SchemaTypes.Any)
        {
            yield return IsMilliseconds(view, example)
                ? time => time.ToUnixTimeMilliseconds()
                : time => time.ToUnixTimeSeconds();
        }
    }

    private static bool IsMilliseconds(SchemaView view, JsonValue? example) =>
        view.Bounds.Format is "unix-time-ms" or "unix-ms" or "timestamp-ms" or "epoch-millis" or "milliseconds"
        || view.Hints.IsMilliseconds
        || example is JsonNumber { Double: >= LeastMilliseconds }
        || view.Bounds.Minimum >= LeastMilliseconds;

    private static IEnumerable<Func<DateTimeOffset, JsonValue>> Texts(string name, string? format, string? example)
    {
        if (example is not null && LayoutOf(example) is { } layout)
        {
            yield return time => Written(time, layout);
        }

        if (example is { Length: 10 or 13 } && !example.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            var isLong = example.Length == 13;
            yield return time => (isLong ? time.ToUnixTimeMilliseconds() : time.ToUnixTimeSeconds()).ToString(Plain);
        }

        if (format is not null && PlausibleMoment.OfFormat(format, DateTimeOffset.UnixEpoch) is not null)
        {
            yield return time => PlausibleMoment.OfFormat(format, time)!;
            var longer = PlausibleMoment.LongerOfFormat(format, DateTimeOffset.UnixEpoch).Count();
            for (var i = 0; i < longer; i++)
            {
                var at = i;
                yield return time => PlausibleMoment.LongerOfFormat(format, time).ElementAt(at);
            }
        }

        var word = PropertyName.Of(name);
        for (
            var way = 0;
            format is null && PlausibleMoment.Text(DateTimeOffset.UnixEpoch, word, way) is not null;
            way++
        )
        {
            var at = way;
            yield return time => PlausibleMoment.Text(time, word, at)!;
        }
    }

    /// <summary>The layout that an example is written in, with as many digits behind the seconds.</summary>
    private static string? LayoutOf(string example)
    {
        var point = example.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? 0 : example.AsSpan(point + 1).IndexOfAnyExceptInRange('0', '9');
        digits = point >= 0 && digits < 0 ? example.Length - point - 1 : digits;
        if (digits > 7)
        {
            return null;
        }

        var fraction = digits == 0 ? "" : "'.'" + new string('f', digits);
        foreach (var plain in Layouts)
        {
            var layout = plain.Replace(":ss", ":ss" + fraction, StringComparison.Ordinal);
            if (DateTime.TryParseExact(InUtc(example), layout, Plain, DateTimeStyles.AdjustToUniversal, out _))
            {
                return layout;
            }
        }

        return null;
    }

    // Examples stand in the zone of whoever wrote them; a twin's times are UTC.
    private static string InUtc(string example) =>
        example.Length > 19 && example[^6] is '+' or '-' && example[^3] == ':' ? example[..^6] + "+00:00"
        : example.Length > 19 && example[^5] is '+' or '-' && example[^4..].All(char.IsAsciiDigit)
            ? example[..^5] + "+0000"
        : example;

    private static CultureInfo Plain => CultureInfo.InvariantCulture;

    private static JsonText Written(DateTimeOffset time, string layout) =>
        new(time.UtcDateTime.ToString(layout, Plain));
}
