using Mockd.Contracts.Configuration;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Journal;

namespace Mockd.Server.Pipeline;

/// <summary>Notes every exchange, whatever became of it.</summary>
internal sealed class JournalStage(ExchangeJournal journal, TimeProvider time)
{
    public Exchange Begin(Request request, LoadedTwin loaded)
    {
        var now = time.GetUtcNow();
        return new()
        {
            Id = journal.NextId(),
            Request = request,
            Loaded = loaded,
            ReceivedAt = now,
            At = now,
            Started = time.GetTimestamp(),
        };
    }

    public void End(Exchange exchange, Response response)
    {
        var request = exchange.Request;
        var entry = new JournalEntry
        {
            Id = exchange.Id,
            At = exchange.ReceivedAt,
            Duration = time.GetElapsedTime(exchange.Started),
            Method = request.Method,
            Path = request.RawPath,
            Query = request.RawQuery,
            ContentType = request.ContentType,
            RequestBody = Kept(request.Body),
            Status = response.Status,
            ResponseBody = Kept(response.Body),
            Operation = exchange.Route?.Name,
            Sandbox = exchange.Sandbox?.Name,
            Fault = exchange.Fault,
            Findings = FindingsOf(exchange, response),
        };
        journal.Add(entry);
    }

    private static Func<IReadOnlyList<string>> FindingsOf(Exchange exchange, Response response)
    {
        var find = DifferencesOf(exchange, response);
        var notes = response.Notes;
        return notes.Count == 0 ? find : () => [.. notes, .. find()];
    }

    private static Func<IReadOnlyList<string>> DifferencesOf(Exchange exchange, Response response) =>
        exchange.Route is { Description: not null, Check: not CheckMode.Off } route
            ? new ExchangeFindings(route, exchange.Path, exchange.Request, response).Find
            : NoFindings;

    private static IReadOnlyList<string> NoFindings() => [];

    private static ReadOnlyMemory<byte> Kept(ReadOnlyMemory<byte> body) =>
        body.Length <= ExchangeJournal.LongestBody ? body : default;
}
