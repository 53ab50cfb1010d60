using System.Text;
using System.Text.Json;

namespace Mockd.Contracts.Json;

/// <summary>Names and their places, shared by the objects that have the first so many of them.</summary>
internal sealed class NameTable(string[] names)
{
    /// <summary>Below this many names a scan costs no more than an index.</summary>
    public const int IndexedFrom = 12;

    private Dictionary<string, int>? _index;
    private JsonEncodedText[]? _written;

    public string[] Names => names;

    /// <summary>The names as they are written; null where too few objects have them to make that worth it.</summary>
    public JsonEncodedText[]? Written => Volatile.Read(ref _written);

    /// <summary>Many objects have these names.</summary>
    public void MakeWritten()
    {
        if (Array.TrueForAll(names, name => Ascii.IsValid(name)))
        {
            Volatile.Write(
                ref _written,
                Array.ConvertAll(names, name => JsonEncodedText.Encode(name, JsonValue.WriterOptions.Encoder))
            );
        }
    }

    /// <summary>The place of a name among all of them; the greatest number there is when it is not there.</summary>
    public int IndexOf(string name) => (_index ??= IndexOver(names)).TryGetValue(name, out var at) ? at : int.MaxValue;

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
}
