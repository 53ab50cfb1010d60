using System.Globalization;
using System.Text;

namespace Corpus;

/// <summary>Writes docs/conformance.md.</summary>
internal sealed class ReportWriter(IReadOnlyList<DocumentResult> results)
{
    private const string ByEye = "## Read by eye";
    private const int MostRows = 10;
    private const int MostFaults = 150;
    private const double SlowestBar = 250;
    private const double ImportBar = 3000;
    private const double ImportBytes = 10 * 1024 * 1024;
    private readonly StringBuilder _text = new();

    private IReadOnlyList<DocumentResult> Loaded { get; } = [.. results.Where(r => r.Refused is null)];

    /// <summary>The last part of the page, which people write.</summary>
    public static string ReadByEye(string page) =>
        File.Exists(page)
        && File.ReadAllText(page) is var text
        && text.IndexOf(ByEye, StringComparison.Ordinal) is >= 0 and var at
            ? "\n" + text[at..]
            : "";

    public string Write()
    {
        Line("# Conformance");
        Line("");
        Line(
            "Written by `dotnet run -c Release --project bench/Corpus`, which asks every operation of every description of"
        );
        Line(
            "the corpus once, through the whole pipeline in memory, and has the answers judged by an independent JSON Schema"
        );
        Line(
            "implementation (ajv; draft 4 with OpenAPI's additions for 2.0 and 3.0, draft 2020-12 for 3.1). `valid` means: the"
        );
        Line(
            "status is described, the content type is one described for it, the body is valid against the schema in all"
        );
        Line(
            "formats that ajv-formats knows, and the required headers are there. [conformance.json](conformance.json) has the"
        );
        Line("same by document.");
        Line("");
        Bars();
        Sets();
        Groups();
        Slowest();
        Faults();
        return _text.ToString();
    }

    private void Bars()
    {
        var operations = Loaded.Sum(r => r.Operations);
        var valid = Loaded.Sum(r => r.Valid);
        var slow = Loaded.Count(r => r.SlowestMilliseconds > SlowestBar);
        var imports = Loaded.Count(r => r.ImportMilliseconds > ImportBar * Math.Max(1, r.Bytes / ImportBytes));
        Line("| Bar | Wanted | Found |");
        Line("|---|---|---|");
        Line(
            $"| documents loaded, or refused with a diagnostic | {results.Count} | {Loaded.Count} loaded, {results.Count - Loaded.Count} refused |"
        );
        Line($"| operations answered validly | 99.5 % | {Percent(valid, operations)}: {valid} of {operations} |");
        Line($"| exceptions | 0 | {Count("exception")} |");
        Line($"| hangs (no answer within 20 s, no import within 2 minutes) | 0 | {Count("hang")} |");
        Line($"| documents with an operation over 250 ms | 0 | {slow} |");
        Line($"| imports over 3 s per 10 MB (3 s for smaller ones) | 0 | {imports} |");
        Line("");
    }

    private void Sets()
    {
        Line("| Set | Documents | Loaded | Operations | Valid | |");
        Line("|---|---|---|---|---|---|");
        foreach (var set in results.GroupBy(r => r.Name[..r.Name.IndexOf('/', StringComparison.Ordinal)]))
        {
            var (operations, valid) = (set.Sum(r => r.Operations), set.Sum(r => r.Valid));
            Line(
                $"| {set.Key} | {set.Count()} | {set.Count(r => r.Refused is null)} | {operations} | {valid} | {Percent(valid, operations)} |"
            );
        }

        Line("");
        foreach (var refused in results.Where(r => r.Refused is not null))
        {
            Line($"- refused: `{refused.Name}`: {Cell(refused.Refused!)}");
        }

        Line("");
    }

    private void Groups()
    {
        Line("## What was not found valid");
        Line("");
        Line("| Operations | Group |");
        Line("|---|---|");
        foreach (var (group, meaning) in FaultGroups.Meanings)
        {
            Line($"| {Count(group)} | `{group}`: {meaning} |");
        }

        Line("");
        Line(
            "Content types of the answers that were judged; bodies of types that are neither JSON, XML nor text are not looked at:"
        );
        Line("");
        var types = Loaded.SelectMany(r => r.Types).GroupBy(t => t.Key).Select(g => (g.Key, Sum: g.Sum(t => t.Value)));
        foreach (var (type, sum) in types.OrderByDescending(t => t.Sum).Take(MostRows * 2))
        {
            Line($"- {sum} × {type}");
        }

        Line("");
    }

    private void Slowest()
    {
        Line(
            $"Times below are by the clock, on {Environment.ProcessorCount} cores; what else ran beside makes them longer."
        );
        Line("");
        Table(
            "Slowest imports",
            "ms | MB",
            Loaded.OrderByDescending(r => r.ImportMilliseconds),
            r => $"{Number(r.ImportMilliseconds, 0)} | {Megabytes(r.Bytes)}"
        );
        Table(
            "Slowest operations",
            "ms | operation",
            Loaded.OrderByDescending(r => r.SlowestMilliseconds),
            r => $"{Number(r.SlowestMilliseconds, 0)} | {r.SlowestOperation}"
        );
        Table(
            "Largest memory (live objects of the twin after all its operations have answered)",
            "MB | MB of the document",
            Loaded.OrderByDescending(r => r.Memory),
            r => $"{Megabytes(r.Memory)} | {Megabytes(r.Bytes)}"
        );
    }

    private void Table(
        string title,
        string columns,
        IEnumerable<DocumentResult> ordered,
        Func<DocumentResult, string> cells
    )
    {
        Line($"## {title}");
        Line("");
        Line($"| Document | {columns} |");
        Line("|---|---|---|");
        foreach (var result in ordered.Take(MostRows))
        {
            Line($"| {result.Name} | {cells(result)} |");
        }

        Line("");
    }

    private void Faults()
    {
        // What is open comes first; the rest is the descriptions' own doing.
        var faults = results
            .SelectMany(r => r.Faults.Select(f => (r.Name, Fault: f)))
            .OrderBy(f => f.Fault.Group is FaultGroups.Recorded or FaultGroups.Shadowed)
            .ToList();
        Line("## Each of them");
        Line("");
        Line(faults.Count > MostFaults ? $"The first {MostFaults} of {faults.Count}:" : $"All {faults.Count}:");
        Line("");
        foreach (var (name, fault) in faults.Take(MostFaults))
        {
            var reason = fault.Reasons.Count > 0 ? $"; recorded: {Cell(fault.Reasons[0])}" : "";
            Line($"- `{name}` {fault.Operation} ({fault.Group}): {Cell(fault.Fault)}{reason}");
        }
    }

    private int Count(string group) => results.Sum(r => r.Faults.Count(f => f.Group == group));

    private void Line(string text) => _text.Append(text.TrimEnd()).Append('\n');

    // A message may hold what Markdown takes for its own.
    private static string Cell(string text)
    {
        var line = text.ReplaceLineEndings(" ").Replace("`", "'", StringComparison.Ordinal);
        return "`" + (line.Length <= 240 ? line : line[..240] + "…") + "`";
    }

    private static string Megabytes(long bytes) => Number(bytes / 1024.0 / 1024.0, 1);

    private static string Number(double value, int digits) =>
        value.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    // Never rounded up to a bar that was missed.
    private static string Percent(long part, long whole) =>
        whole == 0 ? "–" : Number(Math.Floor(part * 100_000.0 / whole) / 1000, 3) + " %";
}
