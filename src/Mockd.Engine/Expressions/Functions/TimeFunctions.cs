using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Functions;

/// <summary>Functions that make times and durations: a time is an RFC 3339 text, a duration a number of seconds.</summary>
internal static class TimeFunctions
{
    public static IReadOnlyList<BuiltIn> All { get; } =
    [
        new("now", 0, 0, static (in call) => new JsonText(TimeText.Write(call.Frame.Scope.Now.ToUniversalTime()))),
        new("fromUnix", 1, 1, FromUnix),
    ];

    private static JsonText FromUnix(in Call call) =>
        new(
            TimeText.Write(
                TimeText.AtSeconds(call.Number(0).Double) ?? throw call.Fail("this is no time of years 1 to 9999")
            )
        );
}
