namespace Mockd.Storage.Durable;

/// <summary>Times as logs keep them: ticks of 100 ns in UTC since the year 1.</summary>
internal static class Ticks
{
    /// <summary>What is no time, which only damage can leave, becomes the first one.</summary>
    public static DateTimeOffset Moment(long ticks) =>
        ticks >= 0 && ticks <= DateTimeOffset.MaxValue.Ticks
            ? new DateTimeOffset(ticks, TimeSpan.Zero)
            : DateTimeOffset.MinValue;
}
