namespace Mockd.Contracts.Json;

/// <summary>
/// The names of an object's members in their order. Objects with equal names share one of these as far as a bounded memory of
/// recent ones goes: the rows of a table differ in their values, not in their names.
/// </summary>
internal sealed class MemberNames
{
    public static readonly MemberNames None = new([]);

    /// <summary>Below this many members a scan costs no more than building an index, and most rows stay below it.</summary>
    public const int IndexedFrom = 32;

    // A power of two. Objects with more names, or longer ones, are rare and would keep much memory here.
    private const int Kept = 1024;
    private const int MostNames = 64;
    private const int LongestName = 64;
    private static readonly MemberNames?[] Recent = new MemberNames?[Kept];

    private readonly string[] _names;
    private Dictionary<string, int>? _index;

    private MemberNames(string[] names) => _names = names;

    public int Count => _names.Length;

    public ReadOnlySpan<string> All => _names;

    public string this[int at] => _names[at];

    /// <summary>Two threads may forget each other's names; then some objects do not share theirs.</summary>
    public static MemberNames Of(ReadOnlySpan<string> names)
    {
        if (names.Length is 0 or > MostNames)
        {
            return names.IsEmpty ? None : new MemberNames(names.ToArray());
        }

        var (place, longest) = (names.Length, 0);
        foreach (var name in names)
        {
            longest = Math.Max(longest, name.Length);
            place = (place * 31) + name.Length + (name.Length == 0 ? 0 : (name[0] * 7) + (name[^1] * 3));
        }

        ref var recent = ref Recent[(place ^ (place >> 10)) & (Kept - 1)];
        var seen = Volatile.Read(ref recent);
        if (seen is not null && AreEqual(seen._names, names))
        {
            return seen;
        }

        var made = new MemberNames(names.ToArray());
        if (longest <= LongestName)
        {
            Volatile.Write(ref recent, made);
        }

        return made;
    }

    /// <summary>The place of a name; -1 when it is not there.</summary>
    public int IndexOf(string name) =>
        _names.Length < IndexedFrom ? Scan(_names, name)
        : (_index ??= IndexOver(_names)).TryGetValue(name, out var at) ? at
        : -1;

    public static int Scan(ReadOnlySpan<string> names, string name)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i] == name)
            {
                return i;
            }
        }

        return -1;
    }

    public static Dictionary<string, int> IndexOver(ReadOnlySpan<string> names)
    {
        var index = new Dictionary<string, int>(names.Length, StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            index[names[i]] = i;
        }

        return index;
    }

    private static bool AreEqual(ReadOnlySpan<string> a, ReadOnlySpan<string> b)
    {
        if (a.Length != b.Length)
        {
            return false;
        }

        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] != b[i])
            {
                return false;
            }
        }

        return true;
    }
}
