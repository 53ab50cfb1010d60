using System.Globalization;
using System.Text.RegularExpressions;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Journal;

namespace Mockd.Server.Admin;

/// <summary>Which exchanges of the journal somebody wants to see; all criteria given hold.</summary>
internal sealed class JournalFilter
{
    private const int UsualLimit = 100;
    private readonly List<Func<JournalEntry, bool>> _criteria = [];

    public int Limit { get; private set; } = UsualLimit;

    public bool Fits(JournalEntry entry) => _criteria.TrueForAll(c => c(entry));

    /// <summary>The filter, or what is wrong with it.</summary>
    public static (JournalFilter? Filter, string? Defect) Read(Request request)
    {
        var filter = new JournalFilter();
        foreach (var (name, value) in request.Query.Pairs)
        {
            if (filter.Add(name, value) is { } defect)
            {
                return (null, $"'{name}' is '{value}'; {defect}.");
            }
        }

        return (filter, null);
    }

    private string? Add(string name, string value) =>
        name switch
        {
            "limit" => AddLimit(value),
            "method" => Add(e => e.Method.Equals(value, StringComparison.OrdinalIgnoreCase)),
            "path" => AddPath(value),
            "status" => AddStatus(value),
            "operation" => Add(e => e.Operation == value),
            "sandbox" => Add(e => e.Sandbox == value),
            "since" => AddSince(value),
            _ => null,
        };

    private string? Add(Func<JournalEntry, bool> criterion)
    {
        _criteria.Add(criterion);
        return null;
    }

    private string? AddLimit(string value)
    {
        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) || limit == 0)
        {
            return "it is a whole number from 1 up";
        }

        Limit = limit;
        return null;
    }

    // As sent or decoded, since people write what they read in their own code.
    private string? AddPath(string value)
    {
        if (!value.Contains('*', StringComparison.Ordinal))
        {
            return Add(e => e.Path == value || Uri.UnescapeDataString(e.Path) == value);
        }

        var pattern = new Regex(
            "^" + Regex.Escape(value).Replace("\\*", ".*", StringComparison.Ordinal) + "$",
            RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
        );
        return Add(e => pattern.IsMatch(e.Path) || pattern.IsMatch(Uri.UnescapeDataString(e.Path)));
    }

    private string? AddStatus(string value)
    {
        if (value is [>= '1' and <= '5' and var hundreds, 'x' or 'X', 'x' or 'X'])
        {
            return Add(e => e.Status / 100 == hundreds - '0');
        }

        return
            int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            && status is >= 100 and <= 599
            ? Add(e => e.Status == status)
            : "it is a status such as 404, or a class of them such as 4xx";
    }

    private string? AddSince(string value)
    {
        if (long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return Add(e => e.Id > id);
        }

        return DateTimeOffset.TryParse(
            value,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        )
            ? Add(e => e.At >= time)
            : "it is a time such as 2026-01-31T12:00:00Z, or the number of an exchange";
    }
}
