using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Corpus;

/// <summary>A Node process that makes the requests of a document and judges the answers; one document at a time.</summary>
public sealed class Judge : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly Process _process;

    private Judge(Process process) => _process = process;

    public static Judge Start()
    {
        var start = new ProcessStartInfo("node", ["--max-old-space-size=3000", "--stack-size=4000", "corpus.mjs"])
        {
            WorkingDirectory = CorpusPaths.Judge,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return new Judge(Process.Start(start)!);
    }

    /// <summary>The requests, or why the judge cannot read the document.</summary>
    public async Task<(IReadOnlyList<JudgeRequest>? Requests, string? Refused)> OpenAsync(string file)
    {
        var answer = await AskAsync(new JsonObject { ["open"] = file });
        return answer["operations"] is { } operations
            ? (operations.Deserialize<JudgeRequest[]>(JsonSerializerOptions.Web)!, null)
            : (null, (string?)answer["refused"] ?? "the judge gave no answer");
    }

    /// <summary>One verdict for each answer; null: valid.</summary>
    public async Task<JudgeVerdict?[]> VerdictsAsync(IEnumerable<JudgeAnswer> answers)
    {
        var order = new JsonObject { ["answers"] = JsonSerializer.SerializeToNode(answers, JsonSerializerOptions.Web) };
        var answer = await AskAsync(order);
        return answer["verdicts"].Deserialize<JudgeVerdict?[]>(JsonSerializerOptions.Web)!;
    }

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <exception cref="TimeoutException">The judge did not come to an end, or died.</exception>
    private async Task<JsonObject> AskAsync(JsonObject order)
    {
        await _process.StandardInput.WriteLineAsync(order.ToJsonString());
        await _process.StandardInput.FlushAsync();
        var line = await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        return line is null ? throw new TimeoutException("the judge died") : (JsonObject)JsonNode.Parse(line)!;
    }
}
