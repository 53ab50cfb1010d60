using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Functions;

/// <summary>Functions that make times and durations: a time is an RFC 3339 text, a duration a number of seconds.</summary>
internal static class TimeFunctions
{
    public static IReadOnlyList<BuiltIn> All { get; } =
    [
        new("now", 0, 0, static (in call) => Written(call, call.Frame.Scope.Now.ToUniversalTime())),
        new("duration", 1, 1, static (in call) => call.Made(Seconds(call, 0))),
        new("date", 1, 3, Date),
        new("timezone", 1, 1, static (in call) => new JsonText(Zone(call, 0).Id)),
        new("fromUnix", 1, 1, static (in call) => Written(call, TimeText.AtSeconds(call.Number(0).Double))),
        new("addMonths", 2, 2, AddMonths),
    ];

    public static JsonText Written(in Call call, DateTimeOffset? time) =>
        new(TimeText.Write(time ?? throw OutOfRange(call)));

    public static ExpressionException OutOfRange(in Call call) =>
        call.Fail("the time lies outside the years 1 to 9999");

    /// <summary>A duration in seconds, given as such or as a text like <c>1h30m</c>.</summary>
    public static double Seconds(in Call call, int index)
    {
        if (call[index] is JsonNumber number)
        {
            return number.Double;
        }

        var text = call.Text(index);
        return DurationLiteral.Seconds(text)
            ?? throw call.Fail($"{Shortened.Of(text)} is not a duration such as \"1h30m\" or \"250ms\"");
    }

    public static TimeZoneInfo Zone(in Call call, int index)
    {
        var name = call.Text(index);
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? zone
            : throw call.Fail($"there is no time zone {Shortened.Of(name)}");
    }

    private static JsonText Date(in Call call)
    {
        var text = call.Text(0);
        var time = call.Has(1) ? GoLayout.Parse(text, call.Text(1)) : TimeText.Read(text);
        if (time is not { } found)
        {
            throw call.Fail($"{Shortened.Of(text)} is not a date");
        }

        if (!call.Has(2))
        {
            return Written(call, found);
        }

        // The zone says what the clock in the text meant.
        var clock = DateTime.SpecifyKind(found.DateTime, DateTimeKind.Unspecified);
        return Written(call, new DateTimeOffset(clock, Zone(call, 2).GetUtcOffset(clock)));
    }

    private static JsonNumber AddMonths(in Call call)
    {
        var time = TimeText.AtSeconds(call.Number(0).Double) ?? throw OutOfRange(call);
        return JsonNumber.Of(time.AddMonths(Math.Clamp(call.Count32(1), -120_000, 120_000)).ToUnixTimeSeconds());
    }
}
