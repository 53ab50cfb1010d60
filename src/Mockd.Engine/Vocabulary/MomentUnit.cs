namespace Mockd.Engine.Vocabulary;

/// <summary>How names say that a moment is written: `created_at_ms`, `timestampUnix`, `sent_at_utc`.</summary>
/// <param name="Bare">The words without the unit.</param>
internal readonly record struct MomentUnit(string Bare, bool IsEpoch, bool IsMilliseconds)
{
    // The longer ones first.
    private static readonly string[] Epochs = ["unix_seconds", "epoch_seconds", "unix", "epoch", "seconds", "secs"];
    private static readonly string[] Milliseconds =
    [
        "unix_ms",
        "epoch_ms",
        "epoch_millis",
        "ms",
        "millis",
        "milliseconds",
    ];
    private static readonly string[] Zones = ["utc", "gmt", "iso", "iso8601", "rfc3339"];

    /// <summary>Null when the last words name no unit of a moment.</summary>
    public static MomentUnit? Of(string words) =>
        Without(words, Milliseconds) is { } milliseconds ? new(milliseconds, true, true)
        : Without(words, Epochs) is { } epoch ? new(epoch, true, false)
        : Without(words, Zones) is { } zone ? new(zone, false, false)
        : null;

    private static string? Without(string words, string[] units)
    {
        foreach (var unit in units)
        {
            if (
                words.Length > unit.Length + 1
                && words.EndsWith(unit, StringComparison.Ordinal)
                && words[^(unit.Length + 1)] == '_'
            )
            {
                return words[..^(unit.Length + 1)];
            }
        }

        return null;
    }
}
