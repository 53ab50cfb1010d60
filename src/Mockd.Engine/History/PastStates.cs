using Mockd.Engine.State;

namespace Mockd.Engine.History;

/// <summary>Which write led to a state and which began with one, for the states that are there as they are.</summary>
internal sealed class PastStates
{
    private readonly Dictionary<TwinState, PastWrite> _byAfter = new(ReferenceEqualityComparer.Instance);

    // Of several threads the one that wrote first may tell of it last.
    private readonly Dictionary<TwinState, PastWrite> _unled = new(ReferenceEqualityComparer.Instance);

    /// <summary>Guards all of a history.</summary>
    public Lock Gate { get; } = new();

    public PastWrite? WriteTo(TwinState state) => _byAfter.GetValueOrDefault(state);

    /// <summary>A write that begins with this state, and for which none was found that led to it.</summary>
    public PastWrite? WriteFrom(TwinState state) => _unled.GetValueOrDefault(state);

    public void Set(TwinState after, PastWrite write) => _byAfter[after] = write;

    public void SetUnled(TwinState before, PastWrite write) => _unled[before] = write;

    public void RemoveUnled(TwinState before, PastWrite write) => Remove(_unled, before, write);

    public void Remove(TwinState after, PastWrite write) => Remove(_byAfter, after, write);

    private static void Remove(Dictionary<TwinState, PastWrite> writes, TwinState state, PastWrite write)
    {
        if (writes.TryGetValue(state, out var there) && there == write)
        {
            writes.Remove(state);
        }
    }
}
