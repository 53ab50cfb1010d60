namespace Mockd.Engine.State;

/// <summary>What time it is in a sandbox: the real time, one that runs ahead of or behind it, or one that stands still.</summary>
/// <param name="FrozenAt">Where it stands still; null: it runs.</param>
/// <param name="Offset">How far a running clock is ahead of the real one.</param>
public sealed record SandboxClock(DateTimeOffset? FrozenAt, TimeSpan Offset)
{
    public static readonly SandboxClock Real = new(null, TimeSpan.Zero);

    /// <summary>What it shows; a running clock ends at the last moment that a date can name.</summary>
    public DateTimeOffset At(DateTimeOffset real)
    {
        if (FrozenAt is { } frozen)
        {
            return frozen;
        }

        return Offset == TimeSpan.Zero ? real
            : Offset > DateTimeOffset.MaxValue - real ? DateTimeOffset.MaxValue
            : real + Offset;
    }

    /// <summary>One that is so much further.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No date is that far.</exception>
    public SandboxClock Advance(TimeSpan by, DateTimeOffset real) => Set(At(real) + by, real);

    /// <summary>One that shows this time now, and stands still or runs as before.</summary>
    public SandboxClock Set(DateTimeOffset time, DateTimeOffset real) =>
        FrozenAt is null ? new SandboxClock(null, time - real) : new SandboxClock(time, TimeSpan.Zero);

    /// <summary>One that stands still at this time.</summary>
    public static SandboxClock Freeze(DateTimeOffset time) => new(time, TimeSpan.Zero);

    /// <summary>One that runs on from what it shows.</summary>
    public SandboxClock Run(DateTimeOffset real) =>
        FrozenAt is { } frozen ? new SandboxClock(null, frozen - real) : this;
}
