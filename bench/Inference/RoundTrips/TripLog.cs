using System.Text.Json;
using Corpus;

namespace Inference;

/// <summary>What round trips gave, kept by document: a run that was stopped goes on where it was, and the report is written from it.</summary>
internal sealed class TripLog
{
    private readonly string _file = Path.Combine(CorpusPaths.Root, "artifacts/inference/trips.jsonl");
    private readonly Lock _lock = new();

    public TripLog() => Directory.CreateDirectory(Path.GetDirectoryName(_file)!);

    /// <summary>The newest of each document; the line that a crash cut short is left out.</summary>
    public IReadOnlyDictionary<string, DocumentTrips> Read()
    {
        var results = new Dictionary<string, DocumentTrips>(StringComparer.Ordinal);
        foreach (var line in File.Exists(_file) ? File.ReadLines(_file) : [])
        {
            try
            {
                if (JsonSerializer.Deserialize<DocumentTrips>(line, JsonSerializerOptions.Web) is { } result)
                {
                    results[result.Name] = result;
                }
            }
            catch (JsonException)
            {
                // Made again in this run.
            }
        }

        return results;
    }

    public void Add(DocumentTrips result)
    {
        var line = JsonSerializer.Serialize(result, JsonSerializerOptions.Web);
        lock (_lock)
        {
            File.AppendAllText(_file, line + "\n");
        }
    }
}
