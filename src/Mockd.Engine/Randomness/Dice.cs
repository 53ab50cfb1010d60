namespace Mockd.Engine.Randomness;

/// <summary>
/// A small seeded source of randomness (SplitMix64, Steele and others 2014): the same seed gives the same rolls on every
/// machine. Not for secrets.
/// </summary>
public struct Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A seed for a part of something seeded: the same parent and name give the same child.</summary>
    public static ulong Derive(ulong seed, ReadOnlySpan<char> name)
    {
        // FNV-1a over UTF-16 units, then one mixing step so that near names give far seeds.
        var hash = 14695981039346656037UL ^ seed;
        foreach (var c in name)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        return Mix(hash);
    }

    /// <summary>A number for a piece of content: equal bytes, equal number. Not for telling an attacker's bytes apart.</summary>
    public static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in bytes)
        {
            hash = (hash ^ b) * 1099511628211UL;
        }

        return Mix(hash);
    }

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        return Mix(_state);
    }

    /// <summary>A whole number from 0 up to, not including, <paramref name="end"/>, which is above 0.</summary>
    public int Next(int end) => (int)(Next() % (ulong)end);

    /// <summary>A number from 0 up to, not including, 1.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    public T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    public string Text(int length, ReadOnlySpan<char> alphabet)
    {
        Span<char> text = length <= 256 ? stackalloc char[length] : new char[length];
        for (var i = 0; i < length; i++)
        {
            text[i] = alphabet[Next(alphabet.Length)];
        }

        return new string(text);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
