using Mockd.Contracts.Configuration;
using Mockd.Engine;
using Mockd.Engine.Sandboxes;
using Mockd.Engine.State;
using Mockd.Server.Pipeline;
using Mockd.Storage.Durable;
using Mockd.Storage.File;
using Mockd.Storage.Postgres;

namespace Mockd.Server.Running;

/// <summary>Opens the store that a configuration asks for, and keeps the durable log of it open over reloads.</summary>
internal sealed class TwinStores : IAsyncDisposable
{
    private readonly IStateLog? _log;
    private readonly TwinOptions _options;
    private readonly StateConfig _config;

    /// <summary>One over all reloads: requests that use a sandbox go on, and so does its idleness.</summary>
    private readonly SandboxCatalogue _catalogue;

    private TwinStores(IStateLog? log, string? place, StateConfig config, TwinOptions options)
    {
        _log = log;
        Place = place;
        _config = config;
        _options = options;
        _catalogue = new SandboxCatalogue(options.Time.GetUtcNow());
    }

    /// <summary>Where the states are kept, in words for people; null: in memory.</summary>
    public string? Place { get; }

    /// <exception cref="StoreRefusedException">The store is not to be used as it is.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot be reached.</exception>
    public static async ValueTask<TwinStores> OpenAsync(
        StateConfig config,
        TwinOptions options,
        CancellationToken cancellation
    )
    {
        cancellation.ThrowIfCancellationRequested();
        return config.Store switch
        {
            StoreKind.File => OpenFile(config, options),
            StoreKind.Postgres => await OpenPostgresAsync(config, options, cancellation).ConfigureAwait(false),
            _ => new TwinStores(null, null, config, options),
        };
    }

    /// <summary>A running instance keeps its store: the rows would not come along.</summary>
    public bool Fits(StateConfig config) => config == _config;

    /// <summary>The states for a twin, the first one.</summary>
    /// <exception cref="StoreRefusedException">A state of the log cannot be read.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot be reached.</exception>
    public async ValueTask<LoadedTwin> LoadAsync(Twin twin, CancellationToken cancellation)
    {
        var now = _options.Time.GetUtcNow();
        if (_log is null)
        {
            return new LoadedTwin(twin, new MemoryStateStore(twin.Start, now), _catalogue, _options.Time);
        }

        var store = await DurableStateStore
            .OpenAsync(_log, twin.Tables, twin.Start, now, cancellation)
            .ConfigureAwait(false);

        // Those of earlier runs count too, and for how long they have been idle.
        var known = _catalogue.All;
        _catalogue.Learn(await store.ListAsync(cancellation).ConfigureAwait(false), known);
        return new LoadedTwin(twin, store, _catalogue, _options.Time);
    }

    /// <summary>The states for a twin that takes over from another one, whose store is retired.</summary>
    /// <exception cref="StoreRefusedException">A state of the log cannot be read.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot be reached.</exception>
    public async ValueTask<LoadedTwin> CarryAsync(LoadedTwin old, Twin twin) =>
        _log is null
            ? new LoadedTwin(twin, await CopyAsync(old, twin).ConfigureAwait(false), _catalogue, _options.Time)
            : await LoadAsync(twin, CancellationToken.None).ConfigureAwait(false);

    /// <summary>The same twin again, after its successor could not take over. Looks at no disk, so it does not fail.</summary>
    public LoadedTwin Resume(LoadedTwin old) =>
        new(old.Twin, DurableStateStore.Resume(_log!, old.Twin.Tables, old.Twin.Start), _catalogue, _options.Time);

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

    private static async ValueTask<TwinStores> OpenPostgresAsync(
        StateConfig config,
        TwinOptions options,
        CancellationToken cancellation
    )
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(options.ConfigPath))!;
        var connection = PostgresConnection.Read(config, folder, Environment.GetEnvironmentVariable);
        var log = await PostgresStateLog.OpenAsync(connection, cancellation).ConfigureAwait(false);
        return new TwinStores(log, $"PostgreSQL at {connection.Place}", config, options);
    }

    private static TwinStores OpenFile(StateConfig config, TwinOptions options)
    {
        var path = StateFile.PathOf(config, options);
        return new TwinStores(SqliteStateLog.Open(path), path, config, options);
    }
}
