using Mockd.Engine.State;

namespace Mockd.Engine.Sandboxes;

/// <summary>The sandboxes of a running twin: who may enter which, which come and which go. A fork shares all rows.</summary>
public sealed class SandboxDirectory : IAsyncDisposable
{
    internal const string Seeds = SandboxPolicy.Seeds;

    /// <summary>So often a name may be taken and free again by turns, at other processes, before the caller is told so.</summary>
    private const int MostRaces = 5;

    private readonly SandboxCatalogue _catalogue;
    private readonly SandboxLifetime _lifetime;
    private readonly IdleSweep _sweep;
    private readonly IStateStore _store;
    private readonly SandboxStart _start;
    private readonly SandboxPolicy _policy;
    private readonly TimeProvider _time;

    /// <param name="catalogue">Of this store, perhaps from the directory that this one replaces.</param>
    public SandboxDirectory(
        SandboxCatalogue catalogue,
        IStateStore store,
        SandboxStart start,
        SandboxPolicy policy,
        TimeProvider time
    )
    {
        _catalogue = catalogue;
        _store = store;
        _start = start;
        _policy = policy;
        _time = time;
        _lifetime = new SandboxLifetime(catalogue, store, policy, time, name => Removed?.Invoke(name));
        _sweep = new IdleSweep(catalogue, store, _lifetime, policy, time);
    }

    /// <summary>A sandbox is gone; its name.</summary>
    public event Action<string>? Removed;

    public Sandbox Default => _catalogue.Default;

    public SandboxPolicy Policy => _policy;

    /// <summary>Begins to look for idle sandboxes by itself, until it is disposed of.</summary>
    public void Start() => _sweep.Start();

    /// <summary>Looks for idle sandboxes now.</summary>
    public Task SweepAsync(CancellationToken cancellation) => _sweep.SweepAsync(cancellation);

    /// <summary>Looks no more, and tells the store of the last uses; sandboxes can still be entered and left.</summary>
    public ValueTask DisposeAsync() => _sweep.DisposeAsync();

    /// <summary>Those of this process and, in a store that others share, those of others; by name.</summary>
    public async ValueTask<IReadOnlyList<Sandbox>> ListAsync(CancellationToken cancellation)
    {
        if (_store.IsShared)
        {
            var before = _catalogue.All;
            _catalogue.Learn(await _store.ListAsync(cancellation).ConfigureAwait(false), before);
        }

        return _catalogue.All;
    }

    /// <summary>Another process removed it; the next request that names it finds or makes a new one.</summary>
    public void Forget(Sandbox gone) => _catalogue.Forget(gone);

    /// <summary>The one of requests that name none, entered.</summary>
    public Sandbox EnterDefault(DateTimeOffset now)
    {
        _catalogue.Enter(Default, now);
        return Default;
    }

    public void Leave(Sandbox sandbox) => _catalogue.Leave(sandbox, _time.GetUtcNow());

    /// <summary>The sandbox, entered: it stays until the caller leaves it.</summary>
    /// <exception cref="SandboxException">The name is none, or there is no such sandbox and none may be made.</exception>
    public async ValueTask<Sandbox> EnterAsync(string name, CancellationToken cancellation)
    {
        Sandbox? sandbox;
        while ((sandbox = _catalogue.TryEnter(name, _time.GetUtcNow())) is null)
        {
            SandboxRefusals.CheckName(name);
            if (_catalogue.Turns.TryTake(name, out var busy) is not { } turn)
            {
                // It is just made or removed; what comes of that is to be seen then.
                await busy.WaitAsync(cancellation).ConfigureAwait(false);
                continue;
            }

            using (turn)
            {
                // Whoever had the turn until now may have made it.
                var found = _catalogue.Find(name) ?? await FindOrMakeAsync(name, cancellation).ConfigureAwait(false);
                _catalogue.Enter(found, _time.GetUtcNow());
                sandbox = found;
                break;
            }
        }

        return sandbox.IsDefault ? sandbox : await ToldAsync(sandbox, cancellation).ConfigureAwait(false);
    }

    /// <param name="from">The sandbox that it is a fork of; null: the seeds.</param>
    /// <exception cref="SandboxException">It exists, the other does not, or there are too many.</exception>
    public async ValueTask<Sandbox> CreateAsync(string name, string? from, CancellationToken cancellation)
    {
        SandboxRefusals.CheckName(name);
        using var turn = await _catalogue.Turns.TakeAsync(name, cancellation).ConfigureAwait(false);
        return
            _catalogue.Find(name) is null && await MakeAsync(name, from, cancellation).ConfigureAwait(false) is { } made
            ? made
            : throw SandboxRefusals.Exists(name);
    }

    /// <summary>Makes a sandbox with this state; false when there is one of this name, which stays as it is.</summary>
    public async ValueTask<bool> TryPutAsync(string name, TwinState state, CancellationToken cancellation)
    {
        SandboxRefusals.CheckName(name);
        using var turn = await _catalogue.Turns.TakeAsync(name, cancellation).ConfigureAwait(false);
        return await FindInTurnAsync(name, cancellation).ConfigureAwait(false) is null
            && await _lifetime.AddAsync(name, "import", state, cancellation).ConfigureAwait(false) is not null;
    }

    /// <summary>What a sandbox has now. Waits for no turn, so that whoever has one may ask.</summary>
    /// <exception cref="SandboxException">There is none of this name.</exception>
    public async ValueTask<TwinState> StateOfAsync(string name, CancellationToken cancellation)
    {
        var known = _catalogue.TryEnter(name, _time.GetUtcNow());
        try
        {
            var isThere =
                known is not null
                || (
                    SandboxName.IsValid(name)
                    && await _store.FindAsync(name, cancellation).ConfigureAwait(false) is { Kind: StateKind.Sandbox }
                );
            return isThere ? await _store.ReadAsync(name, cancellation).ConfigureAwait(false) : throw Missing(name);
        }
        catch (StateMissingException)
        {
            throw Missing(name);
        }
        finally
        {
            if (known is not null)
            {
                Leave(known);
            }
        }
    }

    /// <summary>The sandbox; that somebody asks for it is a use of it.</summary>
    /// <exception cref="SandboxException">There is none of this name.</exception>
    public async ValueTask<Sandbox> FindAsync(string name, CancellationToken cancellation)
    {
        var found = await EnterKnownAsync(name, cancellation).ConfigureAwait(false);
        Leave(found);
        return found;
    }

    /// <summary>One that is there already, entered.</summary>
    /// <exception cref="SandboxException">There is none of this name.</exception>
    internal async ValueTask<Sandbox> EnterKnownAsync(string name, CancellationToken cancellation)
    {
        if (_catalogue.TryEnter(name, _time.GetUtcNow()) is { } there)
        {
            return there;
        }

        if (!SandboxName.IsValid(name))
        {
            throw Missing(name);
        }

        using var turn = await _catalogue.Turns.TakeAsync(name, cancellation).ConfigureAwait(false);
        var found = await FindInTurnAsync(name, cancellation).ConfigureAwait(false) ?? throw Missing(name);
        _catalogue.Enter(found, _time.GetUtcNow());
        return found;
    }

    /// <exception cref="SandboxException">There is none of this name, or it answers requests right now.</exception>
    public async ValueTask DeleteAsync(string name, CancellationToken cancellation)
    {
        if (name == SandboxName.Default)
        {
            throw SandboxRefusals.DefaultStays();
        }

        if (!SandboxName.IsValid(name))
        {
            throw Missing(name);
        }

        using var turn = await _catalogue.Turns.TakeAsync(name, cancellation).ConfigureAwait(false);
        var sandbox = await FindInTurnAsync(name, cancellation).ConfigureAwait(false) ?? throw Missing(name);
        if (!_catalogue.TryTake(sandbox))
        {
            throw SandboxRefusals.Busy(name);
        }

        await _lifetime.RemoveAsync(sandbox, null, cancellation).ConfigureAwait(false);
    }

    /// <summary>The sandbox, once the store knows that it is in use, or cannot be told.</summary>
    private async ValueTask<Sandbox> ToldAsync(Sandbox entered, CancellationToken cancellation)
    {
        try
        {
            await _sweep.UseAsync(entered, _time.GetUtcNow(), cancellation).ConfigureAwait(false);
            return entered;
        }
        catch (StoreUnavailableException)
        {
            // Whether the request can do without the store is for its answerer to say.
            return entered;
        }
        catch
        {
            // Whatever it was, nobody else would leave it.
            Leave(entered);
            throw;
        }
    }

    /// <summary>The caller has the turn of the name.</summary>
    private async ValueTask<Sandbox> FindOrMakeAsync(string name, CancellationToken cancellation)
    {
        for (var race = 0; race < MostRaces; race++)
        {
            // Nobody else writes to a store that is not shared: what is not known of it is not there.
            if (
                (_store.IsShared || race > 0 || !_policy.CreatesOnDemand)
                && await FindInTurnAsync(name, cancellation).ConfigureAwait(false) is { } found
            )
            {
                return found;
            }

            if (!_policy.CreatesOnDemand)
            {
                throw SandboxRefusals.NotCreated(name);
            }

            if (await MakeOnDemandAsync(name, cancellation).ConfigureAwait(false) is { } made)
            {
                return made;
            }
        }

        throw SandboxRefusals.Contested(name);
    }

    private async ValueTask<Sandbox?> MakeOnDemandAsync(string name, CancellationToken cancellation)
    {
        var from = _policy.FromOf(name);
        try
        {
            return await MakeAsync(name, from, cancellation).ConfigureAwait(false);
        }
        catch (SandboxException e) when (e.Problem == SandboxProblem.Missing)
        {
            throw SandboxRefusals.NoOrigin(from);
        }
    }

    /// <summary>Null when the store has one of this name.</summary>
    private async ValueTask<Sandbox?> MakeAsync(string name, string? from, CancellationToken cancellation)
    {
        var state = from is null
            ? _start.At(_time.GetUtcNow())
            : await StateOfAsync(from, cancellation).ConfigureAwait(false);
        return await _lifetime.AddAsync(name, from ?? Seeds, state, cancellation).ConfigureAwait(false);
    }

    /// <summary>The sandbox of this name, be it that this process has not heard of it yet. The caller has the turn.</summary>
    private async ValueTask<Sandbox?> FindInTurnAsync(string name, CancellationToken cancellation) =>
        _catalogue.Find(name)
        ?? (
            await _store.FindAsync(name, cancellation).ConfigureAwait(false) is { Kind: StateKind.Sandbox } entry
                ? _catalogue.Learn(entry)
                : null
        );

    private SandboxException Missing(string name) => SandboxRefusals.Missing(name, _catalogue.All);
}
