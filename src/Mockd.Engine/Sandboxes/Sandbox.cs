using Mockd.Engine.State;

namespace Mockd.Engine.Sandboxes;

/// <summary>
/// An isolated state of a twin: its name and who uses it; the rows are in the store. What changes of it is for its
/// <see cref="SandboxCatalogue"/> to change.
/// </summary>
public sealed class Sandbox
{
    private int _uses;
    private long _lastUsed;
    private long _told;

    /// <summary>One that a store has, used when the store was last told.</summary>
    public Sandbox(StateEntry entry)
    {
        Name = entry.Name;
        CreatedAt = entry.CreatedAt;
        From = entry.From;
        Place = new LinkedListNode<Sandbox>(this);
        _lastUsed = _told = entry.LastUsedAt.UtcTicks;
    }

    public string Name { get; }

    public DateTimeOffset CreatedAt { get; }

    /// <summary>What it started with: <c>seeds</c> or the name of another sandbox.</summary>
    public string From { get; }

    /// <summary>When the last request that used it came or, if that was later, was answered.</summary>
    public DateTimeOffset LastUsedAt => new(Volatile.Read(ref _lastUsed), TimeSpan.Zero);

    /// <summary>The newest use that the store knows of.</summary>
    internal DateTimeOffset ToldAt => new(Volatile.Read(ref _told), TimeSpan.Zero);

    /// <summary>Requests that it answers now.</summary>
    public int Uses => Volatile.Read(ref _uses);

    public bool IsDefault => Name == SandboxName.Default;

    /// <summary>Its place among those that nobody uses; in no list as long as somebody does.</summary>
    internal LinkedListNode<Sandbox> Place { get; }

    /// <summary>True when it was idle until now.</summary>
    internal bool Enter(DateTimeOffset now)
    {
        Use(now);
        return Interlocked.Increment(ref _uses) == 1;
    }

    /// <summary>True when it is idle from now on.</summary>
    internal bool Leave(DateTimeOffset now)
    {
        Use(now);
        return Interlocked.Decrement(ref _uses) == 0;
    }

    internal void Use(DateTimeOffset at) => Raise(ref _lastUsed, at.UtcTicks);

    /// <summary>The store knows of a use, be it that another process told.</summary>
    internal void Know(DateTimeOffset told)
    {
        Raise(ref _told, told.UtcTicks);
        Use(told);
    }

    // Requests end in another order than they came: time goes on only.
    private static void Raise(ref long moment, long to)
    {
        var now = Volatile.Read(ref moment);
        while (now < to)
        {
            var seen = Interlocked.CompareExchange(ref moment, to, now);
            if (seen == now)
            {
                return;
            }

            now = seen;
        }
    }
}
