using System.Runtime.InteropServices;
using Mockd.Engine.State;

namespace Mockd.Engine.History;

/// <summary>
/// A write with the states on both sides of it. What they share is there once; but each state holds copies of the way to what
/// was written, and the collector looks at all of them again and again. So most older writes know only the rows that changed,
/// and their states are made again from a later one that is near, whatever the number of rows.
/// </summary>
public sealed class PastWrite
{
    /// <summary>Of so many states in a row one stays as it is.</summary>
    private const int BetweenStates = 32;

    private readonly PastStates _states;
    private readonly int _place;

    // Null where it is the previous write's state behind it, or can be made again.
    private TwinState? _before;

    // Null where it can be made again from that of the next write.
    private TwinState? _after;

    // The state in front, without its tables, and what changed in them; null as long as nobody needs to make it again.
    private TwinState? _rest;
    private WrittenRow? _rows;

    private PastWrite? _previous;
    private PastWrite? _next;
    private bool _isHeld;

    /// <summary>The gate of the history is to be held.</summary>
    internal PastWrite(PastStates states, string sandbox, WriteNote note, TwinState before, TwinState after)
    {
        (_states, Sandbox, Note, _after) = (states, sandbox, note, after);
        if (states.WriteTo(before) is { } previous && previous.Sandbox == sandbox)
        {
            (_previous, previous._next, _place) = (previous, this, previous._place + 1);
        }
        else
        {
            _before = before;
            states.SetUnled(before, this);
        }

        states.Set(after, this);
        if (states.WriteFrom(after) is { } next && next.Sandbox == sandbox && next != this)
        {
            states.RemoveUnled(after, next);
            (_next, next._previous, next._before) = (next, this, null);
        }
    }

    public string Sandbox { get; }

    public WriteNote Note { get; }

    public TwinState Before
    {
        get
        {
            lock (_states.Gate)
            {
                return _previous?.After ?? (_before ??= TakenBack());
            }
        }
    }

    public TwinState After
    {
        get
        {
            lock (_states.Gate)
            {
                if (_after is null)
                {
                    _after = _next!.TakenBack();
                    _states.Set(_after, this);
                }

                return _after;
            }
        }
    }

    /// <summary>The write of this sandbox before it; null when it is not remembered.</summary>
    internal PastWrite? Previous => _previous;

    /// <summary>The state behind it, which stays: a sandbox goes back to it and is known by it.</summary>
    internal TwinState HoldAfter()
    {
        lock (_states.Gate)
        {
            _isHeld = true;
            return After;
        }
    }

    /// <summary>The same of the state in front.</summary>
    internal TwinState HoldBefore()
    {
        lock (_states.Gate)
        {
            return _previous?.HoldAfter() ?? Before;
        }
    }

    /// <summary>Lets the state behind it go where it can be made again; the gate is to be held.</summary>
    internal void Thin()
    {
        if (_next is null || _after is null || _isHeld || _place % BetweenStates == 0)
        {
            return;
        }

        if (_next._rest is null && WrittenRow.TryBetween(_after, _next.After, out var rows))
        {
            (_next._rest, _next._rows) = (_after with { Tables = [] }, rows);
        }

        if (_next._rest is not null)
        {
            _states.Remove(_after, this);
            _after = null;
        }
    }

    /// <summary>It is no longer remembered; the gate is to be held.</summary>
    internal void Leave()
    {
        if (_after is not null)
        {
            _states.Remove(_after, this);
        }

        if (_before is not null)
        {
            _states.RemoveUnled(_before, this);
        }

        if (_next is not null && _next._previous == this)
        {
            _next._before = _after;
            _next._previous = null;
        }

        _previous = null;
    }

    private TwinState TakenBack()
    {
        var tables = After.Tables.ToArray();
        _rows?.TakeBack(tables);
        return _rest! with { Tables = ImmutableCollectionsMarshal.AsImmutableArray(tables) };
    }
}
