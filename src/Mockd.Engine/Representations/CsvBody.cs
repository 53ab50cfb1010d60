using Mockd.Contracts.Json;

namespace Mockd.Engine.Representations;

/// <summary>Writes a list as comma-separated values (RFC 4180), with the members' names in the first line.</summary>
internal static class CsvBody
{
    public static string Write(JsonArray rows)
    {
        string[] names = [.. rows.OfType<JsonObject>().SelectMany(r => r.Names).Distinct(StringComparer.Ordinal)];
        var lines = rows.Select(row =>
            row is JsonObject members ? names.Select(n => members[n]?.ToPlainText() ?? "") : [row.ToPlainText()]
        );
        return string.Concat(
            (names.Length > 0 ? lines.Prepend(names) : lines).Select(l => string.Join(',', l.Select(Field)) + "\r\n")
        );
    }

    private static string Field(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
