using Mockd.Engine.State;

namespace Mockd.Engine.Sandboxes;

/// <summary>What a sandbox of the seeds starts with.</summary>
/// <param name="Rows">All tables with their seeds; shared by all sandboxes.</param>
/// <param name="Clock">What time it is then.</param>
public sealed record SandboxStart(TwinState Rows, ClockSetting Clock)
{
    public TwinState At(DateTimeOffset now)
    {
        // A clock that runs begins to run when the sandbox is made.
        var clock = Clock.Begin(now);
        return clock == Rows.Clock ? Rows : Rows with { Clock = clock };
    }
}
