using System.Text.Json;

namespace Mockd.Contracts.Json;

/// <summary>
/// The names of an object's members in their order. Objects with equal names share one of these as far as a bounded memory of
/// recent ones goes: the rows of a table differ in their values, not in their names. Names that were seen more than once know
/// which names follow, so that building such an object again needs no list of names of its own.
/// </summary>
internal sealed class MemberNames
{
    public static readonly MemberNames None = new(new NameTable([]), 0);

    // A power of two. Objects with more names, or longer ones, are rare and would keep much memory here.
    private const int Kept = 1024;
    private const int MostNames = 64;
    private const int LongestName = 64;

    // Names that begin others: how many after one, and how many in all before they are forgotten and learned anew.
    private const int MostLonger = 16;
    private const int MostTaught = 16_384;

    private static readonly MemberNames?[] Recent = new MemberNames?[Kept];
    private static readonly Lessons Taught = new();

    private readonly NameTable _table;
    private MemberNames[] _longer = [];
    private bool _isTaught;
    private IReadOnlySet<string>? _absent;

    private MemberNames(NameTable table, int count)
    {
        _table = table;
        Count = count;
    }

    public int Count { get; }

    /// <summary>The names as they are written, and perhaps more behind them; null where that is not known.</summary>
    public JsonEncodedText[]? Written => _table.Written;

    public ReadOnlySpan<string> All => _table.Names.AsSpan(0, Count);

    public string this[int at] => _table.Names[at];

    private string Last => _table.Names[Count - 1];

    /// <summary>Two threads may forget each other's names; then some objects do not share theirs.</summary>
    public static MemberNames Of(ReadOnlySpan<string> names)
    {
        if (names.Length is 0 or > MostNames)
        {
            return names.IsEmpty ? None : Made(names);
        }

        var (place, longest) = (names.Length, 0);
        foreach (var name in names)
        {
            longest = Math.Max(longest, name.Length);
            place = (place * 31) + name.Length + (name.Length == 0 ? 0 : (name[0] * 7) + (name[^1] * 3));
        }

        ref var recent = ref Recent[(place ^ (place >> 10)) & (Kept - 1)];
        var seen = Volatile.Read(ref recent);
        if (seen is not null && seen.All.SequenceEqual(names))
        {
            Teach(seen);
            return seen;
        }

        var made = Made(names);
        if (longest <= LongestName)
        {
            Volatile.Write(ref recent, made);
        }

        return made;
    }

    /// <summary>These names and one more, where objects with such names were seen before; null otherwise.</summary>
    public MemberNames? Longer(string name)
    {
        foreach (var longer in Volatile.Read(ref _longer))
        {
            if (longer.Last == name)
            {
                return longer;
            }
        }

        return null;
    }

    /// <summary>The place of a name; -1 when it is not there.</summary>
    public int IndexOf(string name) =>
        Count < NameTable.IndexedFrom ? NameTable.Scan(All, name)
        : _table.IndexOf(name) is var at && at < Count ? at
        : -1;

    /// <summary>None of these names is here; the answer is kept for whoever asks with the same set, which nobody may change.</summary>
    public bool HaveNone(IReadOnlySet<string> names)
    {
        if (ReferenceEquals(Volatile.Read(ref _absent), names))
        {
            return true;
        }

        foreach (var name in All)
        {
            if (names.Contains(name))
            {
                return false;
            }
        }

        Volatile.Write(ref _absent, names);
        return true;
    }

    private static MemberNames Made(ReadOnlySpan<string> names) => new(new NameTable(names.ToArray()), names.Length);

    // Each beginning of the names leads to the next, the last one to these.
    private static void Teach(MemberNames whole)
    {
        if (Volatile.Read(ref whole._isTaught))
        {
            return;
        }

        lock (Taught.Gate)
        {
            if (Taught.Count + whole.Count > MostTaught)
            {
                Taught.Count = 0;
                Volatile.Write(ref None._longer, []);
            }

            var at = None;
            for (var count = 1; count <= whole.Count; count++)
            {
                var next = at.Longer(whole[count - 1]);
                if (next is null)
                {
                    next = count == whole.Count ? whole : new MemberNames(whole._table, count);
                    Volatile.Write(ref at._longer, [next, .. at._longer.Take(MostLonger - 1)]);
                    Taught.Count++;
                }

                at = next;
            }

            whole._table.MakeWritten();
            Volatile.Write(ref whole._isTaught, true);
        }
    }

    private sealed class Lessons
    {
        public Lock Gate { get; } = new();

        public int Count { get; set; }
    }
}
