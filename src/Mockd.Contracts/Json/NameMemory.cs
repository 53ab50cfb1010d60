using System.Text.Json;

namespace Mockd.Contracts.Json;

/// <summary>
/// Gives the names of members out as texts that are there already: requests repeat the same few hundred. Bounded; names that
/// are long or seldom are made anew.
/// </summary>
internal static class NameMemory
{
    // A power of two.
    private const int Kept = 2048;
    private const int LongestName = 40;
    private static readonly string?[] Recent = new string?[Kept];

    /// <summary>The name that the reader stands on. Two threads may forget each other's; the text is right all the same.</summary>
    public static string Read(ref Utf8JsonReader reader)
    {
        var utf8 = reader.ValueSpan;
        if (reader.HasValueSequence || reader.ValueIsEscaped || utf8.Length is 0 or > LongestName)
        {
            return reader.GetString()!;
        }

        var hash = utf8.Length;
        foreach (var letter in utf8)
        {
            hash = (hash * 31) + letter;
        }

        ref var recent = ref Recent[(hash ^ (hash >> 11)) & (Kept - 1)];
        var seen = Volatile.Read(ref recent);
        if (seen is not null && reader.ValueTextEquals(seen))
        {
            return seen;
        }

        var name = reader.GetString()!;
        Volatile.Write(ref recent, name);
        return name;
    }
}
