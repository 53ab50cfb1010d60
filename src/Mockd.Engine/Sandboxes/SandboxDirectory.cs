using System.Collections.Concurrent;
using Mockd.Engine.Json;
using Mockd.Engine.State;

namespace Mockd.Engine.Sandboxes;

/// <summary>The sandboxes of a running twin: who may enter which, which come and which go. A fork shares all rows.</summary>
public sealed class SandboxDirectory : IDisposable
{
    private const string Seeds = "seeds";

    /// <summary>So often in the life of an idle sandbox its store hears of uses, and idle ones are looked for.</summary>
    private const int SweepsPerLife = 20;
    private readonly ConcurrentDictionary<string, Sandbox> _byName = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _changing = new(1, 1);
    private readonly IStateStore _store;
    private readonly TwinState _start;
    private readonly ClockSetting _clock;
    private readonly SandboxPolicy _policy;
    private readonly TimeProvider _time;
    private long _nextSweep;

    /// <param name="start">What a sandbox of the seeds starts with.</param>
    /// <param name="clock">What time it is then.</param>
    public SandboxDirectory(
        IStateStore store,
        TwinState start,
        ClockSetting clock,
        SandboxPolicy policy,
        TimeProvider time
    )
    {
        _store = store;
        _start = start;
        _clock = clock;
        _policy = policy;
        _time = time;
        Default = new Sandbox(SandboxName.Default, time.GetUtcNow(), Seeds);
        _byName[SandboxName.Default] = Default;
    }

    /// <summary>A sandbox is gone; its name.</summary>
    public event Action<string>? Removed;

    public Sandbox Default { get; }

    public SandboxPolicy Policy => _policy;

    public void Dispose() => _changing.Dispose();

    /// <summary>Those of this process and, in a store that keeps them, those of before and of others; by name.</summary>
    public async ValueTask<IReadOnlyList<Sandbox>> ListAsync(CancellationToken cancellation)
    {
        // Nobody makes one meanwhile: what the store does not list is gone.
        await _changing.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var stored = await _store.ListAsync(cancellation).ConfigureAwait(false);
            var entries = stored.Where(e => e.Kind == StateKind.Sandbox).ToDictionary(e => e.Name);
            foreach (var entry in entries.Values)
            {
                _byName.GetOrAdd(entry.Name, _ => new Sandbox(entry));
            }

            foreach (var gone in _byName.Values.Where(s => !s.IsDefault && !entries.ContainsKey(s.Name)))
            {
                _byName.TryRemove(KeyValuePair.Create(gone.Name, gone));
            }

            return [.. _byName.Values.OrderBy(s => s.Name, StringComparer.Ordinal)];
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <summary>Another process removed it; the next request that names it finds or makes a new one.</summary>
    public void Forget(Sandbox gone) => _byName.TryRemove(KeyValuePair.Create(gone.Name, gone));

    /// <summary>The sandbox, entered: it stays until the caller leaves it.</summary>
    /// <exception cref="SandboxException">The name is none, or there is no such sandbox and none may be made.</exception>
    public async ValueTask<Sandbox> EnterAsync(string name, CancellationToken cancellation)
    {
        await SweepAsync(cancellation).ConfigureAwait(false);
        while (true)
        {
            if (_byName.TryGetValue(name, out var there))
            {
                if (there.TryEnter(_time.GetUtcNow()))
                {
                    return there;
                }

                // It is on its way out; whoever removes it is about to take its name away.
                await Task.Yield();
                continue;
            }

            CheckName(name);
            if (!_policy.CreatesOnDemand)
            {
                if (await IsStoredAsync(name, cancellation).ConfigureAwait(false))
                {
                    continue;
                }

                throw new SandboxException(
                    SandboxProblem.Missing,
                    $"There is no sandbox '{name}'; create it with `mockd sandbox create {name}`."
                );
            }

            try
            {
                await CreateAsync(name, _policy.FromOf(name), cancellation).ConfigureAwait(false);
            }
            catch (SandboxException e) when (e.Problem == SandboxProblem.Missing)
            {
                throw new SandboxException(
                    SandboxProblem.Missing,
                    $"There is no sandbox '{_policy.FromOf(name)}', from which `sandboxes.from` starts new ones; create it with "
                        + $"`mockd sandbox create {_policy.FromOf(name)}`."
                );
            }
            catch (SandboxException e) when (e.Problem == SandboxProblem.Exists)
            {
                // Another request was faster, or another process that shares the store.
                await IsStoredAsync(name, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <param name="from">The sandbox that it is a fork of; null: the seeds.</param>
    /// <exception cref="SandboxException">It exists, the other does not, or there are too many.</exception>
    public async ValueTask<Sandbox> CreateAsync(string name, string? from, CancellationToken cancellation)
    {
        CheckName(name);
        var state = from is null ? Start() : await StateOfAsync(from, cancellation).ConfigureAwait(false);
        return await AddAsync(name, from ?? Seeds, state, cancellation).ConfigureAwait(false);
    }

    private TwinState Start()
    {
        // The rows are shared with all other sandboxes; a clock that runs begins to run now.
        var clock = _clock.Begin(_time.GetUtcNow());
        return clock == _start.Clock ? _start : _start with { Clock = clock };
    }

    /// <summary>Makes a sandbox with this state; false when there is one of this name, which stays as it is.</summary>
    public async ValueTask<bool> TryPutAsync(string name, TwinState state, CancellationToken cancellation)
    {
        CheckName(name);
        if (await IsStoredAsync(name, cancellation).ConfigureAwait(false))
        {
            return false;
        }

        await AddAsync(name, "import", state, cancellation).ConfigureAwait(false);
        return true;
    }

    /// <exception cref="SandboxException">There is none of this name.</exception>
    public async ValueTask<TwinState> StateOfAsync(string name, CancellationToken cancellation)
    {
        var sandbox = await FindAsync(name, cancellation).ConfigureAwait(false);
        return await _store.ReadAsync(sandbox.Name, cancellation).ConfigureAwait(false);
    }

    /// <exception cref="SandboxException">There is none of this name.</exception>
    public async ValueTask<Sandbox> FindAsync(string name, CancellationToken cancellation) =>
        await IsStoredAsync(name, cancellation).ConfigureAwait(false) && _byName.TryGetValue(name, out var found)
            ? found
            : throw new SandboxException(
                SandboxProblem.Missing,
                $"There is no sandbox '{SandboxName.Shown(name)}'; "
                    + (NearestName.Hint(name, _byName.Keys) ?? "`mockd sandbox list` names all")
                    + "."
            );

    /// <exception cref="SandboxException">There is none of this name, or it answers requests right now.</exception>
    public async ValueTask DeleteAsync(string name, CancellationToken cancellation)
    {
        if (name == SandboxName.Default)
        {
            throw new SandboxException(SandboxProblem.InUse, "The sandbox 'default' stays; `mockd reset` empties it.");
        }

        var sandbox = await FindAsync(name, cancellation).ConfigureAwait(false);
        if (!await RemoveAsync(sandbox, null, cancellation).ConfigureAwait(false))
        {
            throw new SandboxException(
                SandboxProblem.InUse,
                $"Sandbox '{name}' answers requests right now; try again."
            );
        }
    }

    /// <summary>Takes over the sandboxes of the directory that this one replaces; their states are carried already.</summary>
    public void TakeOver(SandboxDirectory old)
    {
        foreach (var sandbox in old._byName.Values.Where(s => !s.IsDefault))
        {
            _byName.TryAdd(sandbox.Name, new Sandbox(sandbox.Name, sandbox.CreatedAt, sandbox.From));
        }
    }

    /// <summary>Whether there is one, be it that this process has not heard of it yet.</summary>
    private async ValueTask<bool> IsStoredAsync(string name, CancellationToken cancellation)
    {
        if (_byName.ContainsKey(name))
        {
            return true;
        }

        if (!SandboxName.IsValid(name) || !await HasStateAsync(name, cancellation).ConfigureAwait(false))
        {
            return false;
        }

        var stored = await _store.ListAsync(cancellation).ConfigureAwait(false);
        if (stored.FirstOrDefault(e => e.Name == name) is not { } entry)
        {
            return false;
        }

        _byName.TryAdd(name, new Sandbox(entry));
        return true;
    }

    private async ValueTask<bool> HasStateAsync(string name, CancellationToken cancellation)
    {
        try
        {
            await _store.ReadAsync(name, cancellation).ConfigureAwait(false);
            return true;
        }
        catch (StateMissingException)
        {
            return false;
        }
    }

    private static void CheckName(string name)
    {
        if (!SandboxName.IsValid(name))
        {
            throw new SandboxException(
                SandboxProblem.BadName,
                $"'{SandboxName.Shown(name)}' is no name for a sandbox; it has {SandboxName.Rule}."
            );
        }
    }

    private async ValueTask<Sandbox> AddAsync(string name, string from, TwinState state, CancellationToken cancellation)
    {
        await _changing.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (_byName.ContainsKey(name))
            {
                throw new SandboxException(SandboxProblem.Exists, $"There is a sandbox '{name}' already.");
            }

            if (_byName.Count >= _policy.Most)
            {
                await MakeRoomAsync(cancellation).ConfigureAwait(false);
            }

            var now = _time.GetUtcNow();
            var entry = new StateEntry(name, StateKind.Sandbox, from, now, now);
            if (!await _store.CreateAsync(entry, state, cancellation).ConfigureAwait(false))
            {
                throw new SandboxException(SandboxProblem.Exists, $"There is a sandbox '{name}' already.");
            }

            var sandbox = new Sandbox(name, now, from);
            _byName[name] = sandbox;
            return sandbox;
        }
        finally
        {
            _changing.Release();
        }
    }

    private async ValueTask MakeRoomAsync(CancellationToken cancellation)
    {
        foreach (var sandbox in _byName.Values.Where(s => !s.IsDefault).OrderBy(s => s.LastUsedAt))
        {
            if (await RemoveAsync(sandbox, null, cancellation).ConfigureAwait(false))
            {
                return;
            }
        }

        throw new SandboxException(
            SandboxProblem.Full,
            $"All {_policy.Most} sandboxes are in use; raise `sandboxes.max`, or try again."
        );
    }

    /// <param name="unusedSince">Only when no process used it since.</param>
    private async ValueTask<bool> RemoveAsync(
        Sandbox sandbox,
        DateTimeOffset? unusedSince,
        CancellationToken cancellation
    )
    {
        if (!sandbox.TryClose())
        {
            return false;
        }

        var isGone = await _store.DeleteAsync(sandbox.Name, unusedSince, cancellation).ConfigureAwait(false);

        if (isGone)
        {
            await RemoveSnapshotsAsync(sandbox.Name, cancellation).ConfigureAwait(false);
        }

        // Where another process uses it, the next request here finds it in the store again.
        _byName.TryRemove(KeyValuePair.Create(sandbox.Name, sandbox));
        Removed?.Invoke(sandbox.Name);
        return isGone || unusedSince is null;
    }

    /// <summary>A sandbox takes its snapshots along.</summary>
    private async ValueTask RemoveSnapshotsAsync(string sandbox, CancellationToken cancellation)
    {
        foreach (var entry in await _store.ListAsync(cancellation).ConfigureAwait(false))
        {
            if (entry.Kind == StateKind.Snapshot && SnapshotName.IsOf(sandbox, entry.Name))
            {
                await _store.DeleteAsync(entry.Name, null, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Removes what was idle for too long; looks no more often than makes a difference.</summary>
    private async ValueTask SweepAsync(CancellationToken cancellation)
    {
        if (_policy.Ttl <= TimeSpan.Zero)
        {
            return;
        }

        var now = _time.GetUtcNow();
        var due = Volatile.Read(ref _nextSweep);
        var next = now.UtcTicks + Math.Max(_policy.Ttl.Ticks / SweepsPerLife, 1);
        if (now.UtcTicks < due || Interlocked.CompareExchange(ref _nextSweep, next, due) != due)
        {
            return;
        }

        foreach (var sandbox in _byName.Values.Where(s => !s.IsDefault && s.LastUsedAt.UtcTicks >= due))
        {
            await _store.TouchAsync(sandbox.Name, sandbox.LastUsedAt, cancellation).ConfigureAwait(false);
        }

        var end = now - _policy.Ttl;
        foreach (var entry in await _store.ListAsync(cancellation).ConfigureAwait(false))
        {
            if (entry.Kind == StateKind.Sandbox && entry.Name != SandboxName.Default && entry.LastUsedAt <= end)
            {
                await RemoveAsync(
                        _byName.GetOrAdd(entry.Name, _ => new Sandbox(entry)),
                        end + TimeSpan.FromTicks(1),
                        cancellation
                    )
                    .ConfigureAwait(false);
            }
        }
    }
}
