using Mockd.Engine.State;

namespace Mockd.Engine.Sandboxes;

/// <summary>
/// The sandboxes that a process knows, who uses them, and in which order they became idle, so that to find the one that is
/// idle longest costs the same however many there are. It outlives reloads: uses are of sandboxes, not of twins.
/// </summary>
public sealed class SandboxCatalogue
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Sandbox> _byName = new(StringComparer.Ordinal);

    /// <summary>Without those in use; the one that is idle longest comes first.</summary>
    private readonly LinkedList<Sandbox> _idle = [];
    private int _reserved;

    public SandboxCatalogue(DateTimeOffset now)
    {
        Default = new Sandbox(new StateEntry(SandboxName.Default, StateKind.Sandbox, SandboxPolicy.Seeds, now, now));
        _byName[SandboxName.Default] = Default;
    }

    /// <summary>The one that all share who name none; it never goes.</summary>
    public Sandbox Default { get; }

    /// <summary>Held by whoever makes, finds or removes a sandbox.</summary>
    internal NameTurns Turns { get; } = new();

    /// <summary>By name.</summary>
    public IReadOnlyList<Sandbox> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _byName.Values.OrderBy(s => s.Name, StringComparer.Ordinal)];
            }
        }
    }

    public Sandbox? Find(string name)
    {
        lock (_gate)
        {
            return _byName.GetValueOrDefault(name);
        }
    }

    /// <summary>The sandbox, which stays until the caller leaves it; null when there is none of this name.</summary>
    public Sandbox? TryEnter(string name, DateTimeOffset now)
    {
        lock (_gate)
        {
            return _byName.TryGetValue(name, out var found) ? Entered(found, now) : null;
        }
    }

    public void Enter(Sandbox sandbox, DateTimeOffset now)
    {
        if (sandbox.IsDefault)
        {
            sandbox.Enter(now);
            return;
        }

        lock (_gate)
        {
            Entered(sandbox, now);
        }
    }

    public void Leave(Sandbox sandbox, DateTimeOffset now)
    {
        if (sandbox.IsDefault)
        {
            sandbox.Leave(now);
            return;
        }

        lock (_gate)
        {
            if (sandbox.Leave(now) && IsThere(sandbox))
            {
                Line(sandbox);
            }
        }
    }

    /// <summary>A place for one more; it is used up by <see cref="Add"/> or given back by <see cref="GiveBack"/>.</summary>
    internal bool TryReserve(int most)
    {
        lock (_gate)
        {
            var hasRoom = _byName.Count + _reserved < most;
            _reserved += hasRoom ? 1 : 0;
            return hasRoom;
        }
    }

    internal bool HasMoreThan(int most)
    {
        lock (_gate)
        {
            return _byName.Count + _reserved > most;
        }
    }

    internal void GiveBack()
    {
        lock (_gate)
        {
            _reserved--;
        }
    }

    /// <summary>One that was made, on a place that was reserved; or the same one, if somebody found it in the store already.</summary>
    internal Sandbox Add(Sandbox made)
    {
        lock (_gate)
        {
            _reserved--;
            Put(made);
            return _byName[made.Name];
        }
    }

    /// <summary>One that the store has: the one that is known already, or a new one.</summary>
    internal Sandbox Learn(StateEntry entry)
    {
        lock (_gate)
        {
            if (!_byName.TryGetValue(entry.Name, out var known))
            {
                known = new Sandbox(entry);
                Put(known);
            }
            else if (known.ToldAt < entry.LastUsedAt)
            {
                known.Know(entry.LastUsedAt);
                if (known.Place.List is not null)
                {
                    _idle.Remove(known.Place);
                    Line(known);
                }
            }

            return known;
        }
    }

    /// <summary>
    /// Brings in what a store has and lets go of what it no longer has. What came or went here meanwhile stays as it is.
    /// </summary>
    /// <param name="before">What was known before the store was asked.</param>
    public void Learn(IReadOnlyList<StateEntry> stored, IReadOnlyList<Sandbox> before)
    {
        var known = before.Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        lock (_gate)
        {
            foreach (var entry in stored.Where(e => e.Kind == StateKind.Sandbox))
            {
                if (!known.Remove(entry.Name) || _byName.ContainsKey(entry.Name))
                {
                    Learn(entry);
                }
            }

            foreach (var gone in before.Where(s => !s.IsDefault && known.Contains(s.Name)))
            {
                Forget(gone);
            }
        }
    }

    /// <summary>
    /// Takes the sandbox that is idle longest out of the catalogue: nobody enters it any more. Its turn comes along; one whose
    /// turn somebody has is passed over.
    /// </summary>
    /// <param name="until">Not one that was used later.</param>
    /// <param name="keepsPlace">The place of it stays reserved for the caller.</param>
    internal (Sandbox Sandbox, NameTurns.Turn Turn)? TakeIdle(
        DateTimeOffset until,
        bool keepsPlace,
        Func<string, bool> stays
    )
    {
        lock (_gate)
        {
            for (var node = _idle.First; node is not null && node.Value.LastUsedAt <= until; node = node.Next)
            {
                if (!stays(node.Value.Name) && Turns.TryTake(node.Value.Name, out _) is { } turn)
                {
                    Drop(node.Value);
                    _reserved += keepsPlace ? 1 : 0;
                    return (node.Value, turn);
                }
            }

            return null;
        }
    }

    /// <summary>Takes a sandbox out of the catalogue, unless somebody uses it.</summary>
    internal bool TryTake(Sandbox sandbox)
    {
        lock (_gate)
        {
            if (!IsThere(sandbox) || sandbox.Uses > 0)
            {
                return false;
            }

            Drop(sandbox);
            return true;
        }
    }

    /// <summary>One that was taken and is not removed after all.</summary>
    internal void PutBack(Sandbox sandbox)
    {
        lock (_gate)
        {
            Put(sandbox);
        }
    }

    /// <summary>Another process removed it, in use or not.</summary>
    internal void Forget(Sandbox gone)
    {
        lock (_gate)
        {
            if (IsThere(gone))
            {
                Drop(gone);
            }
        }
    }

    private Sandbox Entered(Sandbox sandbox, DateTimeOffset now)
    {
        if (sandbox.Enter(now) && sandbox.Place.List is not null)
        {
            _idle.Remove(sandbox.Place);
        }

        return sandbox;
    }

    private bool IsThere(Sandbox sandbox) => _byName.TryGetValue(sandbox.Name, out var there) && there == sandbox;

    private void Put(Sandbox sandbox)
    {
        if (_byName.TryAdd(sandbox.Name, sandbox) && sandbox.Uses == 0)
        {
            Line(sandbox);
        }
    }

    private void Drop(Sandbox sandbox)
    {
        _byName.Remove(sandbox.Name);
        if (sandbox.Place.List is not null)
        {
            _idle.Remove(sandbox.Place);
        }
    }

    /// <summary>Behind all that were used before it; as a rule it was used last, so this looks at one.</summary>
    private void Line(Sandbox sandbox)
    {
        var before = _idle.Last;
        while (before is not null && before.Value.LastUsedAt > sandbox.LastUsedAt)
        {
            before = before.Previous;
        }

        if (before is null)
        {
            _idle.AddFirst(sandbox.Place);
        }
        else
        {
            _idle.AddAfter(before, sandbox.Place);
        }
    }
}
