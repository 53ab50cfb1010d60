using Mockd.Contracts.Admin;
using Mockd.Engine.State;
using DurationText = Mockd.Engine.Expressions.Functions.DurationLiteral;

namespace Mockd.Engine.Sandboxes;

/// <summary>Carries out what somebody wants of a sandbox's clock.</summary>
public static class ClockChange
{
    /// <exception cref="FormatException">The order is none, or leads beyond what dates can name.</exception>
    public static SandboxClock Of(ClockOrder order, SandboxClock clock, DateTimeOffset real)
    {
        var wishes = new[]
        {
            order.Advance is not null,
            order.Set is not null,
            order.Freeze is not null,
            order.Run,
            order.Real,
        };
        if (wishes.Count(w => w) != 1)
        {
            throw new FormatException("say one of \"advance\", \"set\", \"freeze\", \"run\" and \"real\"");
        }

        try
        {
            return order switch
            {
                { Advance: { } by } => clock.Advance(DurationOf(by), real),
                { Set: { } time } => clock.Set(TimeOf(time), real),
                { Freeze: { } time } => SandboxClock.Freeze(time == "now" ? clock.At(real) : TimeOf(time)),
                { Run: true } => clock.Run(real),
                _ => SandboxClock.Real,
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new FormatException("dates go from the year 1 to the year 9999");
        }
    }

    private static TimeSpan DurationOf(string text) =>
        DurationText.Seconds(text) is { } seconds && Math.Abs(seconds) <= TimeSpan.MaxValue.TotalSeconds / 2
            ? TimeSpan.FromSeconds(seconds)
            : throw new FormatException($"'{SandboxName.Shown(text)}' is no duration such as 30d, 1h30m or -10s");

    private static DateTimeOffset TimeOf(string text) =>
        ClockSetting.TimeOf(text)
        ?? throw new FormatException(
            $"'{SandboxName.Shown(text)}' is no time such as 2026-01-31 or 2026-01-31T12:00:00Z"
        );
}
