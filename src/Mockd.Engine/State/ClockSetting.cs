using System.Globalization;

namespace Mockd.Engine.State;

/// <summary>What clock new sandboxes begin with: the real one, one that stands still, or one that runs from a given moment on.</summary>
public sealed record ClockSetting
{
    private const string Frozen = "frozen ";

    public static readonly ClockSetting Real = new();

    private DateTimeOffset? FrozenAt { get; init; }

    private DateTimeOffset? Start { get; init; }

    /// <summary>Reads <c>real</c>, <c>frozen TIME</c> or <c>TIME+</c>, with a time as in RFC 3339; null: it is none of these.</summary>
    public static ClockSetting? Parse(string text)
    {
        text = text.Trim();
        if (text == "real")
        {
            return Real;
        }

        if (text.StartsWith(Frozen, StringComparison.Ordinal))
        {
            return TimeOf(text[Frozen.Length..]) is { } frozen ? new ClockSetting { FrozenAt = frozen } : null;
        }

        return text.EndsWith('+') && TimeOf(text[..^1]) is { } start ? new ClockSetting { Start = start } : null;
    }

    /// <summary>A moment as in RFC 3339, or a day; without a zone it is UTC. Null: it is neither.</summary>
    public static DateTimeOffset? TimeOf(string text) =>
        DateTimeOffset.TryParseExact(
            text.Trim(),
            ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
            : null;

    /// <summary>The clock of a sandbox that begins now.</summary>
    public SandboxClock Begin(DateTimeOffset now) =>
        FrozenAt is { } frozen ? new SandboxClock(frozen, TimeSpan.Zero)
        : Start is { } start ? new SandboxClock(null, start - now)
        : SandboxClock.Real;
}
