using System.Text.Json;

namespace Corpus;

/// <summary>Results as JSON Lines, so that a run that was stopped goes on where it was.</summary>
public sealed class ResultLog<T>
    where T : class
{
    private readonly string _file;
    private readonly Func<T, string> _nameOf;
    private readonly Lock _lock = new();

    /// <param name="nameOf">The document that a result is of.</param>
    public ResultLog(string file, Func<T, string> nameOf)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        (_file, _nameOf) = (file, nameOf);
    }

    /// <summary>The newest result of each document; the line that a crash cut short is left out.</summary>
    public IReadOnlyDictionary<string, T> Read()
    {
        var results = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var line in File.Exists(_file) ? File.ReadLines(_file) : [])
        {
            try
            {
                if (JsonSerializer.Deserialize<T>(line, JsonSerializerOptions.Web) is { } result)
                {
                    results[_nameOf(result)] = result;
                }
            }
            catch (JsonException)
            {
                // Made again in this run.
            }
        }

        return results;
    }

    public void Add(T result)
    {
        var line = JsonSerializer.Serialize(result, JsonSerializerOptions.Web);
        lock (_lock)
        {
            File.AppendAllText(_file, line + "\n");
        }
    }
}
