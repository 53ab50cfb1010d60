using System.Collections.Frozen;
using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Functions;

/// <summary>The methods that times and durations have, such as <c>time.Unix()</c>; the value is the first argument.</summary>
internal static class Methods
{
    private static readonly FrozenDictionary<string, BuiltIn> All = new BuiltIn[]
    {
        new("Unix", 1, 1, static (in call) => JsonNumber.Of(Time(call, 0).ToUnixTimeSeconds())),
        new("UnixMilli", 1, 1, static (in call) => JsonNumber.Of(Time(call, 0).ToUnixTimeMilliseconds())),
        new("UnixMicro", 1, 1, static (in call) => JsonNumber.Of(Time(call, 0).ToUnixTimeMilliseconds() * 1000)),
        new("UnixNano", 1, 1, static (in call) => JsonNumber.Of(Time(call, 0).ToUnixTimeMilliseconds() * 1_000_000)),
        new("Year", 1, 1, static (in call) => JsonNumber.Of(Time(call, 0).Year)),
        new("Month", 1, 1, static (in call) => JsonNumber.Of(Time(call, 0).Month)),
        new("Day", 1, 1, static (in call) => JsonNumber.Of(Time(call, 0).Day)),
        new("Hour", 1, 1, static (in call) => JsonNumber.Of(Time(call, 0).Hour)),
        new("Minute", 1, 1, static (in call) => JsonNumber.Of(Time(call, 0).Minute)),
        new("Second", 1, 1, static (in call) => JsonNumber.Of(Time(call, 0).Second)),
        new("Weekday", 1, 1, static (in call) => JsonNumber.Of((long)Time(call, 0).DayOfWeek)),
        new("YearDay", 1, 1, static (in call) => JsonNumber.Of(Time(call, 0).DayOfYear)),
        new("Format", 2, 2, static (in call) => call.Made(GoLayout.Write(Time(call, 0), call.Text(1)))),
        new("UTC", 1, 1, static (in call) => TimeFunctions.Written(call, Time(call, 0).ToUniversalTime())),
        new("In", 2, 2, In),
        new("Add", 2, 2, Add),
        new("AddDate", 4, 4, AddDate),
        new("Truncate", 2, 2, Truncate),
        new("Sub", 2, 2, static (in call) => call.Made((Time(call, 0) - Time(call, 1)).TotalSeconds)),
        new("Before", 2, 2, static (in call) => JsonBoolean.Of(Time(call, 0) < Time(call, 1))),
        new("After", 2, 2, static (in call) => JsonBoolean.Of(Time(call, 0) > Time(call, 1))),
        new("Equal", 2, 2, static (in call) => JsonBoolean.Of(Time(call, 0) == Time(call, 1))),
        new("Milliseconds", 1, 1, static (in call) => call.Made(TimeFunctions.Seconds(call, 0) * 1000)),
        new("Seconds", 1, 1, static (in call) => call.Made(TimeFunctions.Seconds(call, 0))),
        new("Minutes", 1, 1, static (in call) => call.Made(TimeFunctions.Seconds(call, 0) / 60)),
        new("Hours", 1, 1, static (in call) => call.Made(TimeFunctions.Seconds(call, 0) / 3600)),
    }.ToFrozenDictionary(m => m.Name, StringComparer.Ordinal);

    public static IReadOnlyList<string> Names => All.Keys;

    public static BuiltIn? Find(string name) => All.GetValueOrDefault(name);

    /// <summary>A time written as text, or as the seconds that <c>now</c> gives.</summary>
    private static DateTimeOffset Time(in Call call, int index)
    {
        if (call[index] is JsonNumber seconds)
        {
            return TimeText.AtSeconds(seconds.Double) ?? throw TimeFunctions.OutOfRange(call);
        }

        var text = call[index].AsText ?? throw call.Fail($"it needs a time, not {Kinds.Article(call[index])}");
        return TimeText.Read(text) ?? throw call.Fail($"{Shortened.Of(text)} is not a time");
    }

    private static JsonText In(in Call call)
    {
        var zone = TimeFunctions.Zone(call, 1);
        return TimeFunctions.Written(call, TimeZoneInfo.ConvertTime(Time(call, 0), zone));
    }

    private static JsonText Add(in Call call)
    {
        var time = Time(call, 0);
        var later = TimeText.AtSeconds((time.ToUnixTimeMilliseconds() / 1e3) + TimeFunctions.Seconds(call, 1));
        return TimeFunctions.Written(call, later?.ToOffset(time.Offset));
    }

    private static JsonText AddDate(in Call call)
    {
        var time = Time(call, 0).AddYears(call.Count32(1)).AddMonths(call.Count32(2)).AddDays(call.Count32(3));
        return TimeFunctions.Written(call, time);
    }

    private static JsonText Truncate(in Call call)
    {
        var time = Time(call, 0);
        var unit = (long)(TimeFunctions.Seconds(call, 1) * TimeSpan.TicksPerSecond);
        return TimeFunctions.Written(call, unit <= 0 ? time : time.AddTicks(-(time.UtcTicks % unit)));
    }
}
