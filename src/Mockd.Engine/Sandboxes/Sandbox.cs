using Mockd.Engine.State;

namespace Mockd.Engine.Sandboxes;

/// <summary>An isolated state of a twin: its name and who uses it; the rows are in the store.</summary>
public sealed class Sandbox(string name, DateTimeOffset createdAt, string from)
{
    private const int Closed = -1;
    private int _uses;
    private long _lastUsed = createdAt.UtcTicks;

    /// <summary>One that a store has, used when the store was last told.</summary>
    public Sandbox(StateEntry entry)
        : this(entry.Name, entry.CreatedAt, entry.From) => _lastUsed = entry.LastUsedAt.UtcTicks;

    public string Name { get; } = name;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    /// <summary>What it started with: <c>seeds</c> or the name of another sandbox.</summary>
    public string From { get; } = from;

    public DateTimeOffset LastUsedAt => new(Volatile.Read(ref _lastUsed), TimeSpan.Zero);

    /// <summary>Requests that it answers now.</summary>
    public int Uses => Math.Max(0, Volatile.Read(ref _uses));

    public bool IsDefault => Name == SandboxName.Default;

    /// <summary>False when it is being removed.</summary>
    public bool TryEnter(DateTimeOffset now)
    {
        while (true)
        {
            var uses = Volatile.Read(ref _uses);
            if (uses == Closed)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _uses, uses + 1, uses) == uses)
            {
                Volatile.Write(ref _lastUsed, now.UtcTicks);
                return true;
            }
        }
    }

    public void Leave() => Interlocked.Decrement(ref _uses);

    /// <summary>True when nobody used it; from then on nobody can.</summary>
    internal bool TryClose() => Interlocked.CompareExchange(ref _uses, Closed, 0) == 0;
}
