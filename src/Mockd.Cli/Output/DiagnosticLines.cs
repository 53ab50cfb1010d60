using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;

namespace Mockd.Cli.Output;

/// <summary>Prints what is wrong with files, in the order in which it stands in them.</summary>
internal static class DiagnosticLines
{
    public static IReadOnlyList<Diagnostic> Sorted(IEnumerable<Diagnostic> diagnostics) =>
        [
            .. diagnostics
                .OrderBy(d => d.Location.File, StringComparer.Ordinal)
                .ThenBy(d => d.Location.Line)
                .ThenBy(d => d.Location.Column),
        ];

    public static string Count(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Count(d => d.Severity == Severity.Error);
        return $"{Wording.Count(errors, "error")}, {Wording.Count(diagnostics.Count - errors, "warning")}";
    }

    public static JsonArray ToJson(IEnumerable<Diagnostic> diagnostics) =>
        JsonArray.Of(diagnostics.Select(d => (JsonValue)ToJson(d)));

    private static JsonObject ToJson(Diagnostic diagnostic) =>
        JsonObject.Of(
            ("code", diagnostic.Code),
            ("severity", diagnostic.Severity == Severity.Error ? "error" : "warning"),
            ("file", diagnostic.Location.File),
            ("line", (long)diagnostic.Location.Line),
            ("column", (long)diagnostic.Location.Column),
            ("pointer", diagnostic.Location.Pointer),
            ("message", diagnostic.Message),
            ("suggestion", diagnostic.Suggestion)
        );
}
