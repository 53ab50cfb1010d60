using System.Globalization;
using System.Text;

namespace Mockd.Engine.Expressions.Functions;

/// <summary>
/// Layouts of times written as Go writes them, by the example <c>Mon Jan 2 15:04:05 MST 2006</c>, and a few by name;
/// turned into .NET's format texts.
/// </summary>
internal static class GoLayout
{
    private static readonly (string Go, string Net)[] Elements =
    [
        ("January", "MMMM"),
        ("Monday", "dddd"),
        ("Z07:00", "K"),
        ("-07:00", "zzz"),
        ("-0700", "zzz"),
        ("2006", "yyyy"),
        ("Jan", "MMM"),
        ("Mon", "ddd"),
        ("MST", "'UTC'"),
        ("01", "MM"),
        ("02", "dd"),
        ("03", "hh"),
        ("04", "mm"),
        ("05", "ss"),
        ("06", "yy"),
        ("15", "HH"),
        ("PM", "tt"),
        ("_2", "%d"),
        ("1", "%M"),
        ("2", "%d"),
        ("3", "%h"),
        ("4", "%m"),
        ("5", "%s"),
    ];

    public static string Write(DateTimeOffset time, string layout)
    {
        var written = new StringBuilder();
        foreach (var piece in Pieces(Named(layout)))
        {
            written.Append(Write(time, piece));
        }

        return written.ToString();
    }

    public static DateTimeOffset? Parse(string text, string layout)
    {
        // Within a longer format a single letter needs no percent sign.
        var format = string.Concat(
            Pieces(Named(layout)).Select(p => p.Net is null ? Quoted(p.Text) : p.Net.TrimStart('%'))
        );
        return DateTimeOffset.TryParseExact(
            text,
            format.Length == 1 ? "%" + format : format,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        )
            ? time
            : null;
    }

    private static string Named(string layout) =>
        layout switch
        {
            "rfc3339" or "RFC3339" => "2006-01-02T15:04:05Z07:00",
            "rfc3339ms" => "2006-01-02T15:04:05.000Z07:00",
            "rfc2822" or "RFC1123Z" => "Mon, 02 Jan 2006 15:04:05 -0700",
            "http" => "Mon, 02 Jan 2006 15:04:05 GMT",
            "date" or "DateOnly" => "2006-01-02",
            "time" or "TimeOnly" => "15:04:05",
            "DateTime" => "2006-01-02 15:04:05",
            _ => layout,
        };

    private static string Write(DateTimeOffset time, LayoutPiece piece) =>
        piece switch
        {
            { Net: null } => piece.Text,
            { Text: "Z07:00" } when time.Offset == TimeSpan.Zero => "Z",
            { Text: "Z07:00" } => time.ToString("zzz", CultureInfo.InvariantCulture),
            { Text: "-0700" } => time.ToString("zzz", CultureInfo.InvariantCulture)
                .Replace(":", "", StringComparison.Ordinal),
            { Text: "_2" } => time.Day.ToString(CultureInfo.InvariantCulture).PadLeft(2),
            _ when piece.Net.StartsWith('.') => Fraction(time, piece.Net),
            _ => time.ToString(piece.Net, CultureInfo.InvariantCulture),
        };

    private static string Fraction(DateTimeOffset time, string net)
    {
        var written = time.ToString(net, CultureInfo.InvariantCulture);
        return written == "." ? "" : written;
    }

    private static IEnumerable<LayoutPiece> Pieces(string layout)
    {
        var at = 0;
        while (at < layout.Length)
        {
            var piece = At(layout, at);
            at += piece.Text.Length;
            yield return piece;
        }
    }

    private static LayoutPiece At(string layout, int at)
    {
        if (layout[at] == '.' && at + 1 < layout.Length && layout[at + 1] is '0' or '9')
        {
            var digit = layout[at + 1];
            var count = layout.AsSpan(at + 1).IndexOfAnyExcept(digit);
            count = count < 0 ? layout.Length - at - 1 : count;
            return new LayoutPiece(
                layout.Substring(at, count + 1),
                "." + new string(digit == '0' ? 'f' : 'F', Math.Min(count, 7))
            );
        }

        foreach (var (go, net) in Elements)
        {
            if (string.CompareOrdinal(layout, at, go, 0, go.Length) == 0)
            {
                return new LayoutPiece(go, net);
            }
        }

        return new LayoutPiece(layout[at].ToString(), null);
    }

    private static string Quoted(string text) => text == "'" ? "\\'" : $"'{text}'";
}
