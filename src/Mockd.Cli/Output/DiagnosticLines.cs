using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;

namespace Mockd.Cli.Output;

/// <summary>Prints what is wrong with files, in the order in which it stands in them.</summary>
internal static class DiagnosticLines
{
    private const int MostOfAKind = 3;

    // Behind all others, in this order.
    private static readonly string[] LeastTelling =
    [
        DiagnosticCodes.DescriptionOddity,
        DiagnosticCodes.ExampleUnlikeSchema,
    ];

    public static IReadOnlyList<Diagnostic> Sorted(IEnumerable<Diagnostic> diagnostics) =>
        [
            .. diagnostics
                .OrderBy(d => d.Location.File, StringComparer.Ordinal)
                .ThenBy(d => d.Location.Line)
                .ThenBy(d => d.Location.Column),
        ];

    /// <summary>
    /// What a person reads: errors first, then one line for each kind of warning that there are many of, those that say least
    /// last.
    /// </summary>
    /// <param name="showsAll">Every warning has a line of its own.</param>
    public static IEnumerable<string> Told(IReadOnlyCollection<Diagnostic> diagnostics, bool showsAll)
    {
        var sorted = Sorted(diagnostics);
        if (showsAll)
        {
            return sorted.Select(d => d.ToString());
        }

        var kinds = sorted
            .Where(d => d.Severity != Severity.Error)
            .GroupBy(d => (d.Code, d.Location.File))
            .OrderBy(kind => Array.IndexOf(LeastTelling, kind.Key.Code));
        return sorted
            .Where(d => d.Severity == Severity.Error)
            .Select(d => d.ToString())
            .Concat(kinds.SelectMany(Folded));
    }

    private static IEnumerable<string> Folded(IGrouping<(string Code, string File), Diagnostic> kind)
    {
        var all = kind.ToArray();
        return all.Length <= MostOfAKind
            ? all.Select(d => d.ToString())
            :
            [
                $"{kind.Key.Code} × {all.Length} (show all: --verbose), the first: {all[0].ToString()[(kind.Key.Code.Length + 1)..]}",
            ];
    }

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
