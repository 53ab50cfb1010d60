using Mockd.Contracts.Admin;
using Mockd.Engine.Sandboxes;
using Mockd.Engine.State;
using Xunit;

namespace Engine.Tests.Sandboxes;

public sealed class ClockChangeTests
{
    private static readonly DateTimeOffset Real = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Advance_GoesOnOrBack()
    {
        Assert.Equal(Real.AddHours(1.5), After(new ClockOrder { Advance = "1h30m" }).At(Real));
        Assert.Equal(Real.AddSeconds(-10), After(new ClockOrder { Advance = "-10s" }).At(Real));
        Assert.Null(After(new ClockOrder { Advance = "1d" }).FrozenAt);
    }

    [Fact]
    public void Set_RunsOnFromTheTime()
    {
        var clock = After(new ClockOrder { Set = "2030-01-01" });

        Assert.Equal(new DateTimeOffset(2030, 1, 1, 1, 0, 0, TimeSpan.Zero), clock.At(Real.AddHours(1)));
    }

    [Fact]
    public void Freeze_StandsStill_AtTheTimeOrAtNow()
    {
        var ahead = SandboxClock.Real.Advance(TimeSpan.FromDays(3), Real);

        Assert.Equal(Real.AddDays(3), ClockChange.Of(new ClockOrder { Freeze = "now" }, ahead, Real).FrozenAt);
        Assert.Equal(
            ClockSetting.TimeOf("2030-01-01T10:00Z"),
            ClockChange.Of(new ClockOrder { Freeze = "2030-01-01T10:00Z" }, ahead, Real).FrozenAt
        );
    }

    [Fact]
    public void Run_AndReal_GoOn()
    {
        var frozen = SandboxClock.Freeze(Real.AddDays(3));

        Assert.Equal(
            Real.AddDays(3).AddHours(1),
            ClockChange.Of(new ClockOrder { Run = true }, frozen, Real).At(Real.AddHours(1))
        );
        Assert.Equal(SandboxClock.Real, ClockChange.Of(new ClockOrder { Real = true }, frozen, Real));
    }

    public static TheoryData<ClockOrder, string> Refusals() =>
        new()
        {
            { new ClockOrder(), "say one of" },
            {
                new ClockOrder { Run = true, Real = true },
                "say one of"
            },
            {
                new ClockOrder { Advance = "1d", Set = "2030-01-01" },
                "say one of"
            },
            {
                new ClockOrder { Advance = "soon" },
                "'soon' is no duration"
            },
            {
                new ClockOrder { Advance = "99999999d" },
                "is no duration|dates go"
            },
            {
                new ClockOrder { Advance = "5000000d" },
                "dates go from the year 1 to the year 9999"
            },
            {
                new ClockOrder { Advance = "-5000000d" },
                "dates go from the year 1 to the year 9999"
            },
            {
                new ClockOrder { Set = "soon" },
                "'soon' is no time"
            },
            {
                new ClockOrder { Freeze = "later" },
                "'later' is no time"
            },
        };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Order_ThatCannotBeCarriedOut_SaysWhy(ClockOrder order, string expected)
    {
        var message = Assert.Throws<FormatException>(() => After(order)).Message;

        Assert.Contains(expected.Split('|'), e => message.Contains(e, StringComparison.Ordinal));
    }

    private static SandboxClock After(ClockOrder order) => ClockChange.Of(order, SandboxClock.Real, Real);
}
