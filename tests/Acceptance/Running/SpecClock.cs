namespace Acceptance.Tests.Running;

/// <summary>The time of a spec: stands still until the spec advances it.</summary>
internal sealed class SpecClock : TimeProvider
{
    // 1706933106 as unix seconds.
    private DateTimeOffset _now = new(2024, 2, 3, 4, 5, 6, 789, TimeSpan.Zero);

    public void Advance(TimeSpan by) => _now += by;

    public override DateTimeOffset GetUtcNow() => _now;
}
