namespace Mockd.Engine.State;

/// <summary>What time it is in a sandbox: the real time, one that runs ahead of or behind it, or one that stands still.</summary>
/// <param name="FrozenAt">Where it stands still; null: it runs.</param>
/// <param name="Offset">How far a running clock is ahead of the real one.</param>
public sealed record SandboxClock(DateTimeOffset? FrozenAt, TimeSpan Offset)
{
    public static readonly SandboxClock Real = new(null, TimeSpan.Zero);

    public DateTimeOffset At(DateTimeOffset real) => FrozenAt ?? real + Offset;
}
