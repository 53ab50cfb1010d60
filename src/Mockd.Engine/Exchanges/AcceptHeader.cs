using System.Globalization;

namespace Mockd.Engine.Exchanges;

/// <summary>Chooses a media type by what a caller takes (RFC 9110, section 12.5.1).</summary>
internal static class AcceptHeader
{
    private const int None = -1;

    /// <summary>
    /// The index of the offer that suits best, -1 when none does. Of equally good ones the one that the caller named first
    /// wins, then the one offered first.
    /// </summary>
    /// <param name="offers">Lower case, without parameters; an offer may itself be a range.</param>
    public static int Best(string accept, IReadOnlyList<string> offers)
    {
        var ranges = Read(accept);
        if (ranges.Count == 0)
        {
            return offers.Count > 0 ? 0 : None;
        }

        var best = None;
        var bestRank = (Quality: 0.0, Place: 0);
        for (var i = 0; i < offers.Count; i++)
        {
            var rank = Rank(ranges, offers[i]);
            if (
                rank.Quality > bestRank.Quality
                || (best != None && rank.Quality == bestRank.Quality && rank.Place < bestRank.Place)
            )
            {
                (best, bestRank) = (i, rank);
            }
        }

        return best;
    }

    /// <summary>Whether the caller says of the offer that it does not take it (<c>q=0</c>); what it does not speak of, it may well take.</summary>
    public static bool Excludes(string accept, string offer)
    {
        var (isExcluded, closest) = (false, 0);
        foreach (var range in Read(accept))
        {
            var closeness = Closeness(range.Name, offer);
            if (closeness > closest)
            {
                (isExcluded, closest) = (range.Quality == 0, closeness);
            }
        }

        return isExcluded;
    }

    /// <summary>The first type that the caller names in full and that a range covers; null when there is none.</summary>
    public static string? FirstNamed(string accept, string range) =>
        Read(accept)
            .Find(r => r.Quality > 0 && !r.Name.Contains('*') && r.Name.Contains('/') && Covers(range, r.Name))
            ?.Name;

    // The most specific range that covers the offer speaks for it.
    private static (double Quality, int Place) Rank(List<Range> ranges, string offer)
    {
        var (quality, place, closest) = (0.0, ranges.Count, 0);
        for (var i = 0; i < ranges.Count; i++)
        {
            var closeness = Closeness(ranges[i].Name, offer);
            if (closeness > closest)
            {
                // A wildcard is not a wish for anything in particular.
                (quality, place, closest) = (ranges[i].Quality, closeness > 2 ? i : ranges.Count, closeness);
            }
        }

        return (quality, place);
    }

    private static int Closeness(string range, string offer)
    {
        if (range == offer || Covers(offer, range))
        {
            return 4;
        }

        // Callers ask for JSON of a vendor's kind where plain JSON is described, and the other way round.
        if (Family(range) is { } family && family == Family(offer))
        {
            return 3;
        }

        return range is "*/*" or "*" ? 1
            : Covers(range, offer) ? 2
            : 0;
    }

    private static bool Covers(string range, string name) =>
        range is "*/*"
        || (
            range.EndsWith("/*", StringComparison.Ordinal)
            && name.AsSpan().StartsWith(range.AsSpan(0, range.Length - 1), StringComparison.Ordinal)
        );

    private static string? Family(string name) =>
        name.EndsWith("/json", StringComparison.Ordinal) || name.EndsWith("+json", StringComparison.Ordinal) ? "json"
        : name.EndsWith("/xml", StringComparison.Ordinal) || name.EndsWith("+xml", StringComparison.Ordinal) ? "xml"
        : null;

    private static List<Range> Read(string accept)
    {
        var ranges = new List<Range>();
        foreach (
            var written in accept.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var parts = written.Split(';', StringSplitOptions.TrimEntries);
            ranges.Add(new Range(parts[0].ToLowerInvariant(), QualityOf(parts)));
        }

        return ranges;
    }

    private static double QualityOf(string[] parts)
    {
        foreach (var part in parts.AsSpan(1))
        {
            if (
                part.StartsWith("q=", StringComparison.OrdinalIgnoreCase)
                && double.TryParse(part.AsSpan(2), NumberStyles.Float, CultureInfo.InvariantCulture, out var quality)
            )
            {
                return Math.Clamp(quality, 0, 1);
            }
        }

        return 1;
    }

    private sealed record Range(string Name, double Quality);
}
