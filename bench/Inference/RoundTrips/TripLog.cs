using Corpus;

namespace Inference;

/// <summary>What round trips gave, kept by document: the report is written from it.</summary>
internal static class TripLog
{
    public static ResultLog<DocumentTrips> Open() =>
        new(Path.Combine(CorpusPaths.Root, "artifacts/inference/trips.jsonl"), t => t.Name);
}
