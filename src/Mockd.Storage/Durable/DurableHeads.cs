using System.Collections.Concurrent;
using Mockd.Engine.State;

namespace Mockd.Storage.Durable;

/// <summary>The states that are in memory: each is loaded when it is first used.</summary>
internal sealed class DurableHeads(IStateLog log, StateRefresh refresh)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<DurableHead>>> _heads = new(StringComparer.Ordinal);

    // Newest durable states of heads whose writes failed: still right as long as the log has that version.
    private readonly ConcurrentDictionary<string, DurableState> _setAside = new(StringComparer.Ordinal);

    /// <summary>Whoever asks for it from now on waits for this one; false when there is one already.</summary>
    public bool TryAdd(string name, Lazy<Task<DurableHead>> made) => _heads.TryAdd(name, made);

    public void Remove(string name, Lazy<Task<DurableHead>> made) => _heads.TryRemove(KeyValuePair.Create(name, made));

    public async Task<DurableHead[]> LoadedAsync()
    {
        var heads = new List<DurableHead>();
        foreach (var head in _heads.Values.Where(h => h.IsValueCreated && h.Value.IsCompletedSuccessfully))
        {
            heads.Add(await head.Value.ConfigureAwait(false));
        }

        return [.. heads];
    }

    public async ValueTask<DurableHead> GetAsync(string name)
    {
        var lazy = _heads.GetOrAdd(name, n => new Lazy<Task<DurableHead>>(() => LoadAsync(n)));
        try
        {
            return await lazy.Value.ConfigureAwait(false);
        }
        catch
        {
            // Whatever it was, the next caller tries again and does not get this failure from memory.
            _heads.TryRemove(KeyValuePair.Create(name, lazy));
            throw;
        }
    }

    /// <summary>The log no longer has it; writes that wait have nowhere to go.</summary>
    public async ValueTask LetGoAsync(string name)
    {
        _setAside.TryRemove(name, out _);
        if (!_heads.TryRemove(name, out var there) || !there.IsValueCreated)
        {
            return;
        }

        DurableHead head;
        try
        {
            head = await there.Value.ConfigureAwait(false);
        }
        catch (Exception e) when (e is StateMissingException or StoreUnavailableException or StoreRefusedException)
        {
            // It never came into memory, as whoever asked for it learns.
            return;
        }

        foreach (var write in head.End(new StateMissingException(name)))
        {
            write.Fail(new StateMissingException(name));
        }
    }

    /// <summary>Null when there is none here, or when the log has rows for it that are none of the twin's.</summary>
    public DurableHead? OriginOf(StateEntry entry) =>
        !log.IsShared
        && _heads.TryGetValue(entry.From, out var origin)
        && origin is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }
        && origin.Value.Result is { Durable.Foreign.Names.Count: 0 } head
            ? head
            : null;

    // Not cancelled with the request that happens to be the first: others wait for the same state.
    public async Task<DurableHead> LoadAsync(string name)
    {
        if (
            _setAside.TryRemove(name, out var known)
            && await refresh.IsNewestAsync(name, known, CancellationToken.None).ConfigureAwait(false)
        )
        {
            return new DurableHead(name, known);
        }

        return new DurableHead(name, await refresh.LoadAsync(name, CancellationToken.None).ConfigureAwait(false));
    }

    public void SetAside(DurableHead head)
    {
        _setAside[head.Name] = head.Durable;
        Forget(head);
    }

    public void Forget(DurableHead head)
    {
        if (
            _heads.TryGetValue(head.Name, out var there)
            && there is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }
            && ReferenceEquals(there.Value.Result, head)
        )
        {
            _heads.TryRemove(KeyValuePair.Create(head.Name, there));
        }
    }
}
