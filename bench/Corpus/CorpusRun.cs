using System.Collections.Concurrent;
using System.Security.Cryptography;
using Mockd.Engine;
using Mockd.Server.Running;

namespace Corpus;

/// <summary>Runs many documents: one twin at a time, beside it the judging of those before.</summary>
public sealed class CorpusRun(ResultLog<DocumentResult>? log, Action<DocumentResult> onResult)
{
    private const int Judges = 2;

    /// <summary>Changes with the product and with the judge.</summary>
    public static string BuildId()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (
            var type in (Type[])
                [typeof(Mockd.Contracts.Json.JsonValue), typeof(Twin), typeof(TwinRuntime), typeof(CorpusRun)]
        )
        {
            hash.AppendData(type.Module.ModuleVersionId.ToByteArray());
        }

        foreach (var file in Directory.EnumerateFiles(CorpusPaths.Judge, "*.mjs").Order(StringComparer.Ordinal))
        {
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    public async Task RunAsync(IEnumerable<CorpusDocument> documents)
    {
        var open = new ConcurrentQueue<CorpusDocument>(documents);
        using var turn = new SemaphoreSlim(1);
        var run = new DocumentRun(BuildId(), turn);
        await Task.WhenAll(Enumerable.Range(0, Judges).Select(_ => WorkAsync(open, run)));
    }

    private async Task WorkAsync(ConcurrentQueue<CorpusDocument> open, DocumentRun run)
    {
        var judge = Judge.Start();
        while (open.TryDequeue(out var document))
        {
            DocumentResult result;
            try
            {
                result = await run.RunAsync(document, judge);
            }
            catch (Exception e) when (e is TimeoutException or IOException)
            {
                // The judge's schema compiler can be out of its depth; the product is not to blame, but nothing is proven.
                await judge.DisposeAsync();
                judge = Judge.Start();
                result = Unjudged(document, e);
            }

            log?.Add(result);
            onResult(result);
        }

        await judge.DisposeAsync();
    }

    private static DocumentResult Unjudged(CorpusDocument document, Exception reason) =>
        new()
        {
            Name = document.Name,
            Content = "",
            Build = "",
            Bytes = new FileInfo(document.File).Length,
            Faults = [new("", FaultGroups.Unjudged, $"the judge did not come to an end: {reason.Message}", [])],
        };
}
