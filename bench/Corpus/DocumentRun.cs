using System.Diagnostics;
using Mockd.Contracts.Diagnostics;
using Mockd.Server.Running;

namespace Corpus;

/// <summary>Loads one document, asks every operation of its twin, and has the answers judged.</summary>
public sealed class DocumentRun(string build, SemaphoreSlim turn)
{
    private const int AnswersAtOnce = 100;
    private static readonly TimeSpan ImportPatience = TimeSpan.FromMinutes(2);

    /// <param name="judge">Not to be used again when this throws <see cref="TimeoutException"/>.</param>
    public async Task<DocumentResult> RunAsync(CorpusDocument document, Judge judge)
    {
        var content = await File.ReadAllBytesAsync(document.File);
        var result = new DocumentResult
        {
            Name = document.Name,
            Content = Fingerprint.Of(content),
            Build = build,
            Bytes = content.Length,
        };
        var (requests, refused) = await judge.OpenAsync(document.File);

        // One twin at a time: what it costs is measured, and memory is bounded by the largest.
        await turn.WaitAsync();
        List<OperationAnswer> answers;
        try
        {
            (result, answers) = await AskAsync(document, requests ?? [], result);
        }
        finally
        {
            turn.Release();
        }

        if (refused is not null && result.Refused is null)
        {
            var fault = new OperationFault(
                "",
                FaultGroups.Unjudged,
                $"the judge cannot read the document: {refused}",
                []
            );
            return result with { Faults = [fault] };
        }

        return await JudgedAsync(result, answers, judge);
    }

    private static async Task<(DocumentResult, List<OperationAnswer>)> AskAsync(
        CorpusDocument document,
        IReadOnlyList<JudgeRequest> requests,
        DocumentResult result
    )
    {
        using var folder = new RunFolder(document.File);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var diagnostics = new List<Diagnostic>();
        var started = Stopwatch.GetTimestamp();
        var options = new TwinOptions { ConfigPath = folder.ConfigPath, CacheFolder = folder.CacheFolder };
        var starting = Task.Run(() => TwinRuntime.StartAsync(options, diagnostics, CancellationToken.None));
        TwinRuntime? runtime;
        try
        {
            runtime = await starting.WaitAsync(ImportPatience);
        }
        catch (Exception e)
        {
            // The bench is there to find these; the run goes on with the next document.
            var group = e is TimeoutException ? FaultGroups.Hang : FaultGroups.Exception;
            var fault = new OperationFault("import", group, e.ToString(), []);
            return (result with { Operations = requests.Count, Faults = [fault] }, []);
        }

        result = result with
        {
            Operations = requests.Count,
            ImportMilliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds,
            Warnings = [.. diagnostics.Where(d => d.Severity == Severity.Warning).Select(d => Shown(d, document))],
        };
        if (runtime is null)
        {
            var errors = diagnostics.Where(d => d.Severity == Severity.Error).Select(d => Shown(d, document));
            return (result with { Refused = string.Join("\n", errors), Operations = 0 }, []);
        }

        var call = new TwinCall(runtime, requests);
        var answers = new List<OperationAnswer>(requests.Count);
        for (var i = 0; i < requests.Count; i++)
        {
            answers.Add(await call.SendAsync(requests[i], i));
            if (answers[^1].Fault is { Group: FaultGroups.Hang })
            {
                break;
            }
        }

        result = result with
        {
            Memory = Math.Max(0, GC.GetTotalMemory(forceFullCollection: true) - before),
            SlowestMilliseconds = call.SlowestMilliseconds,
            SlowestOperation = call.SlowestOperation,
        };
        GC.KeepAlive(runtime);
        return (result, answers);
    }

    private static async Task<DocumentResult> JudgedAsync(
        DocumentResult result,
        List<OperationAnswer> answers,
        Judge judge
    )
    {
        var faults = new List<OperationFault>(result.Faults);
        faults.AddRange(answers.Select(a => a.Fault).OfType<OperationFault>());
        var valid = 0;
        foreach (var batch in answers.Where(a => a.Answer is not null).Chunk(AnswersAtOnce))
        {
            var verdicts = await judge.VerdictsAsync(batch.Select(a => a.Answer!));
            foreach (var (answer, verdict) in batch.Zip(verdicts))
            {
                if (verdict is null)
                {
                    valid++;
                }
                else
                {
                    faults.Add(FaultOf(answer, verdict));
                }
            }
        }

        return result with
        {
            Valid = valid,
            Faults = faults,
            Types = TypesOf(answers),
        };
    }

    private static OperationFault FaultOf(OperationAnswer answer, JudgeVerdict verdict)
    {
        string[] reasons;
        try
        {
            reasons = [.. answer.Reasons().Where(r => r.StartsWith("response", StringComparison.Ordinal)).Take(5)];
        }
        catch (Exception e)
        {
            return new(answer.Operation, FaultGroups.Exception, $"the journal: {e}", []);
        }

        var isRecorded = verdict.Group == FaultGroups.Invalid && reasons.Length > 0;
        return new(answer.Operation, isRecorded ? FaultGroups.Recorded : verdict.Group, verdict.Fault, reasons);
    }

    private static Dictionary<string, int> TypesOf(List<OperationAnswer> answers) =>
        answers
            .Select(a => a.Answer)
            .OfType<JudgeAnswer>()
            .GroupBy(a => a.Body.Length == 0 ? "no body" : a.Type ?? "no type")
            .ToDictionary(g => g.Key, g => g.Count());

    // Where the package lies differs from machine to machine.
    private static string Shown(Diagnostic diagnostic, CorpusDocument document) =>
        diagnostic.ToString().Replace(document.File, document.Name, StringComparison.Ordinal);
}
