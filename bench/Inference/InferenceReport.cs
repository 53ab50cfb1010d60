using System.Globalization;
using System.Text;

namespace Inference;

/// <summary>Writes docs/inference.md.</summary>
internal sealed class InferenceReport(
    IReadOnlyList<(LabelResult Found, LabelResult Served)> labels,
    IReadOnlyList<DocumentTrips> documents
)
{
    private const int MostExamples = 3;
    private const int MostDocuments = 25;
    private const int LongestDetail = 240;
    private readonly StringBuilder _text = new();
    private readonly (string Document, TableTrip Trip)[] _trips =
    [
        .. documents.SelectMany(d => d.Trips.Select(t => (d.Name, t))),
    ];

    public string Write()
    {
        Line("# Inference, measured");
        Line("");
        Line(
            "Written by `dotnet run -c Release --project bench/Inference -- report`, from what `-- corpus` found before it."
        );
        Line(
            "Each description is served by itself, as `mockd start SPEC` does, and asked in process, through the whole pipeline."
        );
        Line("");
        Labels();
        RoundTrips();
        Rules();
        Causes();
        Documents();
        Limits();
        return _text.ToString();
    }

    private void Labels()
    {
        Line("## Labels");
        Line("");
        Line(
            $"What is inferred of {labels.Count} descriptions ({string.Join(", ", labels.Select(l => l.Found.Name))}) beside what people"
        );
        Line(
            "found in them (`bench/Inference/labels`, made before anything was tuned). Tables are mapped to labels by the"
        );
        Line(
            "operations that they share, one to one. *Found* are all tables, *served* those whose operations they answer: the rest"
        );
        Line(
            "is withheld, so that it is generated. Plain actions are those of operations for which the labels know one answer only."
        );
        Line("");
        Line("| | precision, found | recall, found | precision, served | recall, served |");
        Line("|---|---|---|---|---|");
        foreach (var area in Enum.GetValues<LabelArea>())
        {
            var found = LabelTableText.Sum(labels.Select(l => l.Found), area);
            var served = LabelTableText.Sum(labels.Select(l => l.Served), area);
            Line($"| {Named(area)} | {Cells(found)} | {Cells(served)} |");
        }

        Line("");
        Line("Actions by description, found:");
        Line("");
        Line("| Description | tables | keys | actions | verbs |");
        Line("|---|---|---|---|---|");
        foreach (var (found, _) in labels)
        {
            var cells = ((LabelArea[])[LabelArea.Tables, LabelArea.Keys, LabelArea.Actions, LabelArea.Verbs]).Select(
                a => found.Scores.GetValueOrDefault(a) is var score ? $"{score.Precision} / {score.Recall}" : ""
            );
            Line($"| {found.Name} | {string.Join(" | ", cells)} |");
        }

        Line("");
    }

    private void RoundTrips()
    {
        var whole = _trips.Count(t => t.Trip.IsWhole);
        var measured = documents.Where(d => d.Failed is null).ToArray();
        Line("## Round trips");
        Line("");
        Line(
            "Of each served table with create and get: a row is created from a valid body that is made from the description, with"
        );
        Line(
            "its parents in front of it; get equals what create answered, and what was sent; the list has it once; an update changes"
        );
        Line(
            "what was sent and nothing else; 25 rows page completely, none twice; lists and gets under another parent do not show it;"
        );
        Line("after delete get is 404 in the described shape and the list lacks it; every answer is valid.");
        Line("");
        Line("| | |");
        Line("|---|---|");
        Line($"| descriptions measured | {measured.Length} of {documents.Count} |");
        Line(
            $"| operations that a table answers | {Share(measured.Sum(d => d.Stateful), measured.Sum(d => d.Operations))} |"
        );
        Line($"| tables served | {measured.Sum(d => d.Tables)} |");
        Line(
            $"| **resources that come back whole, of all with create and get (bar: 95 %)** | **{Share(whole, _trips.Length)}** |"
        );
        foreach (var step in (string[])["list", "update", "delete", "pages", "parents"])
        {
            var taken = _trips.Where(t => t.Trip.Steps.Contains(step)).ToArray();
            Line(
                $"| … of those that took the step `{step}` | {Share(taken.Count(t => t.Trip.IsWhole), taken.Length)} |"
            );
        }

        foreach (
            var withheld in documents
                .SelectMany(d => d.Withheld)
                .GroupBy(w => w.Key)
                .OrderByDescending(g => g.Sum(w => w.Value))
        )
        {
            Line($"| with create and get, withheld because {withheld.Key} | {withheld.Sum(w => w.Value)} |");
        }

        Line("");
    }

    private void Rules()
    {
        Line("## Rules");
        Line("");
        Line("| Rule | Looks | Violations (bar: 0) |");
        Line("|---|---|---|");
        foreach (var rule in Invariants.All)
        {
            Line(
                $"| {rule} | {_trips.Sum(t => t.Trip.Rules.Count(r => r == rule))} | {_trips.Sum(t => t.Trip.Violations.Count(v => v.Cause == rule))} |"
            );
        }

        Line("");
        foreach (var (document, trip) in _trips.Where(t => t.Trip.Violations.Count > 0).Take(MostDocuments))
        {
            var first = trip.Violations[0];
            Line($"- {document}, `{trip.Table}`: {first.Cause}: {Cell(first.Detail)}");
        }

        Line("");
    }

    private void Causes()
    {
        Line("## What does not come back whole");
        Line("");
        Line("By the number of resources; one may have several causes, *alone* are those with no other.");
        Line("");
        Line("| Resources | Alone | Descriptions | Cause |");
        Line("|---|---|---|---|");
        var causes = _trips
            .SelectMany(t => t.Trip.Faults.Select(f => (t.Document, t.Trip, Fault: f)))
            .GroupBy(f => f.Fault.Cause)
            .OrderByDescending(g => g.Select(f => (f.Document, f.Trip.Table)).Distinct().Count())
            .ToArray();
        foreach (var cause in causes)
        {
            var resources = cause.DistinctBy(f => (f.Document, f.Trip.Table)).ToArray();
            Line(
                $"| {resources.Length} | {resources.Count(f => f.Trip.Faults.Count == 1)} | {cause.DistinctBy(f => f.Document).Count()} | {cause.Key} |"
            );
        }

        Line("");
        foreach (var cause in causes)
        {
            Line($"- {cause.Key}");
            foreach (var (document, trip, fault) in cause.DistinctBy(f => f.Document).Take(MostExamples))
            {
                Line($"  - {document}, `{trip.Table}`: {Cell(fault.Detail)}");
            }
        }

        Line("");
    }

    private void Documents()
    {
        Line("## By description");
        Line("");
        Line($"The {MostDocuments} with most resources that do not come back whole, of those with create and get:");
        Line("");
        Line("| Description | Operations | Answered by tables | Resources | Whole |");
        Line("|---|---|---|---|---|");
        foreach (var document in documents.OrderByDescending(d => d.Trips.Count(t => !t.IsWhole)).Take(MostDocuments))
        {
            Line(
                $"| {document.Name} | {document.Operations} | {document.Stateful} | {document.Trips.Count} | {document.Trips.Count(t => t.IsWhole)} |"
            );
        }

        Line("");
        foreach (var failed in documents.Where(d => d.Failed is not null))
        {
            Line($"- not measured: {failed.Name}: {Cell(failed.Failed!)}");
        }

        Line("");
    }

    private void Limits()
    {
        Line("## What this does not cover");
        Line("");
        Line(
            "- Resources without a create or without a get, memberships (`attach`, `exists`, `detach`) and single rows: the labels"
        );
        Line("  look at them, the round trip does not.");
        Line("- What verbs do to rows: the labels say which property they set; no trip asks them.");
        Line("- Filters, sort orders and searches of lists, and paging backwards.");
        Line("- Bodies that are lists, texts or bytes, and their rows.");
        Line(
            "- Members that an answer shows in another kind than they were sent in (an id for an object) are not compared with what"
        );
        Line("  was sent; nor are times, versions and the like, which servers keep by themselves.");
        Line(
            $"- Of descriptions with more than {DocumentTrip.MostTables} such tables every second one is asked, or every third, and so on."
        );
        Line("- The answers are judged by Mockd's own checker; an independent one judges every operation in");
        Line("  [conformance](conformance.md).");
    }

    private static string Named(LabelArea area) =>
        area switch
        {
            LabelArea.PlainActions => "plain actions",
            LabelArea.Effects => "what verbs set",
            _ => area.ToString().ToLowerInvariant(),
        };

    private static string Cells(Score score) =>
        $"{score.Precision} ({score.Right} of {score.Found}) | {score.Recall} ({score.Hit} of {score.Wanted})";

    // Never rounded up to a bar that was missed.
    private static string Share(int part, int whole) =>
        whole == 0
            ? "–"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Math.Floor(part * 1000.0 / whole) / 10:F1} %: {part} of {whole}"
            );

    private void Line(string text) => _text.Append(text.TrimEnd()).Append('\n');

    // A message may hold what Markdown takes for its own.
    private static string Cell(string text)
    {
        var line = text.ReplaceLineEndings(" ").Replace('`', '\'');
        return $"`{(line.Length > LongestDetail ? line[..LongestDetail] + "…" : line)}`";
    }
}
