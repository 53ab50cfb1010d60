using Mockd.Engine.History;
using Mockd.Engine.State;

namespace Mockd.Server.Pipeline;

/// <summary>The store as one exchange sees it: what it writes is remembered as its write.</summary>
internal sealed class RecordedStore(Exchange exchange) : IStateHeads
{
    private readonly IStateHeads _store = exchange.Loaded.Store;

    public bool IsShared => _store.IsShared;

    public long MostAnswerBytes => _store.MostAnswerBytes;

    public ValueTask<TwinState> KnownAsync(string name, CancellationToken cancellation) =>
        _store.KnownAsync(name, cancellation);

    public ValueTask<TwinState> ReadAsync(string name, CancellationToken cancellation) =>
        _store.ReadAsync(name, cancellation);

    public ValueTask<T> CommitAsync<T>(
        string name,
        Func<TwinState, (TwinState Next, T Result)> change,
        CancellationToken cancellation
    )
    {
        var request = exchange.Request;
        var note = new WriteNote(
            exchange.Id,
            exchange.ReceivedAt,
            request.Method,
            request.RawPath,
            request.Body.Length
        );
        return exchange.Loaded.History.CommitAsync(
            _store,
            name,
            note,
            exchange.KnownClock is { } known
                ? head => head.Clock == known ? change(head) : throw new ClockMovedException()
                : change,
            cancellation
        );
    }
}
