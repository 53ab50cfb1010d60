using Mockd.Engine.Exchanges;
using Mockd.Engine.Journal;
using Mockd.Server.Running;

namespace Corpus;

/// <summary>Sends the requests of one document through the pipeline of its twin, in memory.</summary>
internal sealed class TwinCall
{
    // Far above the bar of 250 ms, so that what takes long is told from what never ends.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly TwinRuntime _runtime;
    private readonly Dictionary<string, (string Method, string Path)> _byName;
    private readonly Dictionary<(string, string), int> _byPath = [];

    public TwinCall(TwinRuntime runtime, IReadOnlyList<JudgeRequest> requests)
    {
        _runtime = runtime;
        _byName = runtime.Operations.ToDictionary(o => o.Name, o => (o.Method, o.Path));
        for (var i = 0; i < requests.Count; i++)
        {
            _byPath.TryAdd((requests[i].Method, requests[i].Path), i);
        }
    }

    public double SlowestMilliseconds { get; private set; }

    public string? SlowestOperation { get; private set; }

    public async Task<OperationAnswer> SendAsync(JudgeRequest wanted, int operation)
    {
        var name = $"{wanted.Method} {wanted.Path}";
        if (wanted.Fault is { } impossible)
        {
            return new(name, null, new(name, FaultGroups.Unjudged, impossible, []), () => []);
        }

        var request = RequestOf(wanted);
        var answering = Task.Run(async () => await _runtime.AnswerAsync(request, CancellationToken.None));
        if (await Task.WhenAny(answering, Task.Delay(Patience)) != answering)
        {
            return new(
                name,
                null,
                new(name, FaultGroups.Hang, $"no answer within {Patience.TotalSeconds} s", []),
                () => []
            );
        }

        var response = await answering;
        var entry = _runtime.RecentExchanges(1)[0];
        var milliseconds = entry.Duration.TotalMilliseconds;
        if (milliseconds > SlowestMilliseconds)
        {
            (SlowestMilliseconds, SlowestOperation) = (milliseconds, name);
        }

        return entry.Fault is { } fault
            ? new(name, null, new(name, FaultGroups.Exception, Shortened(fault), []), () => [])
            : Answered(name, operation, wanted, response, entry);
    }

    private OperationAnswer Answered(
        string name,
        int operation,
        JudgeRequest wanted,
        Response response,
        JournalEntry entry
    )
    {
        var by = entry.Operation is { } known ? _byName.GetValueOrDefault(known) : default;
        if (by.Path is not null && (by.Method, by.Path) != (wanted.Method, wanted.Path))
        {
            var fault = $"{wanted.Url} was answered by {by.Method} {by.Path}";
            return new(name, null, new(name, FaultGroups.Shadowed, fault, []), () => []);
        }

        var headers = new Dictionary<string, string>();
        foreach (var (header, value) in response.Headers)
        {
            headers[header.ToLowerInvariant()] = value;
        }

        var answer = new JudgeAnswer(
            operation,
            response.Status,
            response.ContentType,
            headers,
            response.Body.ToArray()
        );
        return new(name, answer, null, entry.Findings);
    }

    private static Request RequestOf(JudgeRequest wanted)
    {
        var (path, query) = wanted.Url!.Split('?', 2) is [var first, var rest] ? (first, rest) : (wanted.Url, "");
        return new Request
        {
            Method = wanted.Method,
            RawPath = path,
            RawQuery = query,
            Headers = new RequestHeaders(wanted.Headers ?? new Dictionary<string, string>()),
            ContentType = wanted.Headers?.GetValueOrDefault("content-type"),
            Body = wanted.Body ?? [],
        };
    }

    private static string Shortened(string text) => text.Length <= 1200 ? text : text[..1200];
}
