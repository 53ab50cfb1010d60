using Mockd.Contracts.Configuration;
using Mockd.Engine;
using Mockd.Engine.State;
using Mockd.Storage.Durable;

namespace Mockd.Server.Pipeline;

/// <summary>Opens the store that a configuration asks for, and keeps the durable log of it open over reloads.</summary>
internal sealed class TwinStores : IAsyncDisposable
{
    private readonly IStateLog? _log;
    private readonly TwinOptions _options;
    private readonly StateConfig _config;

    private TwinStores(IStateLog? log, StateConfig config, TwinOptions options)
    {
        _log = log;
        _config = config;
        _options = options;
    }

    /// <exception cref="StoreRefusedException">The store is not to be used as it is.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot be reached.</exception>
    public static async ValueTask<TwinStores> OpenAsync(
        StateConfig config,
        TwinOptions options,
        CancellationToken cancellation
    ) => new(await LogOfAsync(config, options, cancellation).ConfigureAwait(false), config, options);

    /// <summary>A running instance keeps its store: the rows would not come along.</summary>
    public bool Fits(StateConfig config) => config == _config;

    /// <summary>The states for a twin, the first one.</summary>
    public async ValueTask<LoadedTwin> LoadAsync(Twin twin, CancellationToken cancellation)
    {
        var now = _options.Time.GetUtcNow();
        IStateStore store = _log is null
            ? new MemoryStateStore(twin.Start, now)
            : await DurableStateStore.OpenAsync(_log, twin.Tables, twin.Start, now, cancellation).ConfigureAwait(false);
        return new LoadedTwin(twin, store, _options.Time);
    }

    /// <summary>The states for a twin that takes over from another one, whose store is retired.</summary>
    public async ValueTask<LoadedTwin> CarryAsync(LoadedTwin old, Twin twin)
    {
        var next = _log is null
            ? new LoadedTwin(twin, await CopyAsync(old, twin).ConfigureAwait(false), _options.Time)
            : await LoadAsync(twin, CancellationToken.None).ConfigureAwait(false);
        next.Sandboxes.TakeOver(old.Sandboxes);
        return next;
    }

    public ValueTask DisposeAsync() => _log?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<MemoryStateStore> CopyAsync(LoadedTwin old, Twin twin)
    {
        var states = new List<(StateEntry, TwinState)>();
        foreach (var entry in await old.Store.ListAsync(CancellationToken.None).ConfigureAwait(false))
        {
            var state = await old.Store.ReadAsync(entry.Name, CancellationToken.None).ConfigureAwait(false);
            states.Add((entry, StateCarry.Over(old.Twin, state, twin)));
        }

        return new MemoryStateStore(states);
    }

    private static ValueTask<IStateLog?> LogOfAsync(
        StateConfig config,
        TwinOptions options,
        CancellationToken cancellation
    ) =>
        config.Store switch
        {
            StoreKind.Memory => new((IStateLog?)null),
            _ => throw new StoreRefusedException(
                $"The store '{config.Store}' of {options.ConfigPath} is not there in this build."
            ),
        };
}
