using System.Globalization;

namespace Mockd.Cli.Output;

/// <summary>Small turns of phrase that several commands share.</summary>
internal static class Wording
{
    public static string Count(int number, string one) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {one}{(number == 1 ? "" : "s")}");

    public static string Loaded(int operations, int tables, int bindings) =>
        $"{Count(operations, "operation")}, {Count(tables, "table")}, {Count(bindings, "binding")}";

    /// <summary>Such as "30 days ahead of the real time".</summary>
    public static string Ahead(TimeSpan by)
    {
        var length = by.Duration();
        var (number, unit) =
            length >= TimeSpan.FromDays(2) ? (length.TotalDays, "days")
            : length >= TimeSpan.FromHours(2) ? (length.TotalHours, "hours")
            : length >= TimeSpan.FromMinutes(2) ? (length.TotalMinutes, "minutes")
            : (length.TotalSeconds, "seconds");
        var side = by < TimeSpan.Zero ? "behind" : "ahead of";
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Round(number, 1)} {unit} {side} the real time");
    }

    /// <param name="place">Null: nowhere.</param>
    public static string StatePlace(string? place) => place ?? "in memory, gone when it stops";
}
