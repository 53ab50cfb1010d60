using System.Globalization;

namespace Mockd.Cli.Output;

/// <summary>Small turns of phrase that several commands share.</summary>
internal static class Wording
{
    public static string Count(int number, string one) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {one}{(number == 1 ? "" : "s")}");

    public static string Loaded(int operations, int tables, int bindings) =>
        $"{Count(operations, "operation")}, {Count(tables, "table")}, {Count(bindings, "binding")}";

    /// <param name="place">Null: nowhere.</param>
    public static string StatePlace(string? place) => place ?? "in memory, gone when it stops";
}
