namespace Mockd.Contracts.Json;

/// <summary>
/// What packed objects of one kind point at beside their bytes: lists of names, and values that many of them hold. Objects that
/// are alike point at one list of such parts, as far as a short memory of recent ones goes.
/// </summary>
/// <param name="shared">
/// Arrays and objects, compared by reference, that many objects hold: they stay as they are, because a copy of its own in
/// each would take more room.
/// </param>
public sealed class PackedParts(IReadOnlySet<JsonValue> shared)
{
    private readonly object[]?[] _recent = new object[8][];
    private int _next;

    internal bool IsShared(JsonValue value) => shared.Count > 0 && shared.Contains(value);

    /// <summary>Two threads may forget each other's; then some objects have a list of their own.</summary>
    internal object[] Of(ReadOnlySpan<object> parts)
    {
        foreach (ref var recent in _recent.AsSpan())
        {
            if (Volatile.Read(ref recent) is { } seen && AreSame(seen, parts))
            {
                return seen;
            }
        }

        var made = parts.ToArray();
        Volatile.Write(ref _recent[(Interlocked.Increment(ref _next) & int.MaxValue) % _recent.Length], made);
        return made;
    }

    private static bool AreSame(ReadOnlySpan<object> some, ReadOnlySpan<object> others)
    {
        if (some.Length != others.Length)
        {
            return false;
        }

        for (var i = 0; i < some.Length; i++)
        {
            if (!ReferenceEquals(some[i], others[i]))
            {
                return false;
            }
        }

        return true;
    }
}
