using Mockd.Engine.State;
using Xunit;

namespace Engine.Tests.State;

public sealed class SandboxClockTests
{
    private static readonly DateTimeOffset Real = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public void Real_ShowsTheRealTime()
    {
        Assert.Equal(Real, SandboxClock.Real.At(Real));
        Assert.Equal(Real + Day, SandboxClock.Real.At(Real + Day));
    }

    [Fact]
    public void Running_GoesOnFromWhereItIs()
    {
        var clock = SandboxClock.Real.Advance(Day, Real).Advance(-2 * Day, Real.AddHours(1));

        Assert.Equal(Real - Day, clock.At(Real));
        Assert.Equal(Real.AddHours(5) - Day, clock.At(Real.AddHours(5)));
        Assert.Null(clock.FrozenAt);
    }

    [Fact]
    public void Frozen_StandsStill_AlsoWhenItIsMoved()
    {
        var clock = SandboxClock.Freeze(Real).Advance(Day, Real.AddYears(1));

        Assert.Equal(Real + Day, clock.At(Real));
        Assert.Equal(Real + Day, clock.At(Real.AddYears(5)));
        Assert.Equal(Real.AddYears(2), clock.Set(Real.AddYears(2), Real).At(Real.AddDays(9)));
    }

    [Fact]
    public void Run_GoesOnFromWhereItStood()
    {
        var clock = SandboxClock.Freeze(Real.AddYears(1)).Run(Real);

        Assert.Equal(Real.AddYears(1), clock.At(Real));
        Assert.Equal(Real.AddYears(1) + Day, clock.At(Real + Day));
        Assert.Same(clock, clock.Run(Real.AddDays(9)));
    }

    [Fact]
    public void Running_AtTheEndOfAllDates_StaysThere()
    {
        var clock = SandboxClock.Real.Set(DateTimeOffset.MaxValue.AddDays(-1), Real);

        Assert.Equal(DateTimeOffset.MaxValue.AddDays(-1), clock.At(Real));
        Assert.Equal(DateTimeOffset.MaxValue, clock.At(Real + Day));
        Assert.Equal(DateTimeOffset.MaxValue, clock.At(Real + (2 * Day)));
    }

    [Theory]
    [InlineData("real", "2026-01-31T12:00:00Z", "2026-01-31T13:00:00Z")]
    [InlineData(" real ", "2026-01-31T12:00:00Z", "2026-01-31T13:00:00Z")]
    [InlineData("frozen 2020-02-29", "2020-02-29T00:00:00Z", "2020-02-29T00:00:00Z")]
    [InlineData("frozen 2020-02-29T23:59:58.5+02:00", "2020-02-29T21:59:58.5Z", "2020-02-29T21:59:58.5Z")]
    [InlineData("2020-02-29T10:00Z+", "2020-02-29T10:00:00Z", "2020-02-29T11:00:00Z")]
    [InlineData("2020-02-29+", "2020-02-29T00:00:00Z", "2020-02-29T01:00:00Z")]
    public void Setting_SaysWhatTimeItIsNow_AndAnHourLater(string text, string now, string later)
    {
        var clock = ClockSetting.Parse(text)!.Begin(Real);

        Assert.Equal(ClockSetting.TimeOf(now), clock.At(Real));
        Assert.Equal(ClockSetting.TimeOf(later), clock.At(Real.AddHours(1)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Real")]
    [InlineData("frozen")]
    [InlineData("frozen ")]
    [InlineData("frozen yesterday")]
    [InlineData("frozen 2020-02-30")]
    [InlineData("frozen 2020-02-29+")]
    [InlineData("2020-02-29")]
    [InlineData("2020-02-30+")]
    [InlineData("+")]
    public void Setting_ThatIsNone_IsNull(string text) => Assert.Null(ClockSetting.Parse(text));

    [Theory]
    [InlineData("2020-02-29T10:00", "2020-02-29T10:00:00.0000000+00:00")]
    [InlineData("2020-02-29T10:00:01", "2020-02-29T10:00:01.0000000+00:00")]
    [InlineData("2020-02-29T10:00:01.0000001-01:30", "2020-02-29T11:30:01.0000001+00:00")]
    [InlineData(" 2020-02-29 ", "2020-02-29T00:00:00.0000000+00:00")]
    public void Time_WithoutAZone_IsUtc(string text, string expected) =>
        Assert.Equal(expected, ClockSetting.TimeOf(text)!.Value.ToString("O", null));

    [Theory]
    [InlineData("2020-02-29 10:00")]
    [InlineData("10:00")]
    [InlineData("29.02.2020")]
    [InlineData("2020-02-29T10")]
    public void Time_ThatIsNone_IsNull(string text) => Assert.Null(ClockSetting.TimeOf(text));
}
