using System.Text.Json;

namespace Corpus;

/// <summary>Results as JSON Lines, so that a run that was stopped goes on where it was.</summary>
public sealed class ResultLog
{
    private readonly string _file;
    private readonly Lock _lock = new();

    public ResultLog(string folder)
    {
        Directory.CreateDirectory(folder);
        _file = Path.Combine(folder, "results.jsonl");
    }

    /// <summary>The newest result of each document; the line that a crash cut short is left out.</summary>
    public IReadOnlyDictionary<string, DocumentResult> Read()
    {
        var results = new Dictionary<string, DocumentResult>();
        foreach (var line in File.Exists(_file) ? File.ReadLines(_file) : [])
        {
            try
            {
                if (JsonSerializer.Deserialize<DocumentResult>(line, JsonSerializerOptions.Web) is { } result)
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

    public void Add(DocumentResult result)
    {
        var line = JsonSerializer.Serialize(result, JsonSerializerOptions.Web);
        lock (_lock)
        {
            File.AppendAllText(_file, line + "\n");
        }
    }
}
