using System.Text;

namespace Mockd.Engine.Vocabulary;

/// <summary>Takes names apart: <c>billingPostalCode</c>, <c>Billing-Postal-Code</c> and <c>billing_postal_code</c> are the same words.</summary>
internal static class NameWords
{
    private const int Longest = 128;

    // A power of two: descriptions have some thousand names, and each answer asks for the same ones.
    private const int Kept = 4096;

    private static readonly Known?[] Recent = new Known?[Kept];

    /// <summary>The words in lower case, joined by underscores.</summary>
    public static string Joined(string name)
    {
        if (name.Length is 0 or > Longest)
        {
            return Join(name);
        }

        // Two threads may forget each other's; the words are right all the same.
        ref var recent = ref Recent[PlaceOf(name)];
        var seen = Volatile.Read(ref recent);
        if (seen is null || seen.Name != name)
        {
            seen = new Known(name, Join(name));
            Volatile.Write(ref recent, seen);
        }

        return seen.Words;
    }

    private static int PlaceOf(string name)
    {
        var place = name.Length;
        foreach (var letter in name)
        {
            place = (place * 31) + letter;
        }

        return (place ^ (place >> 12)) & (Kept - 1);
    }

    private static string Join(string name)
    {
        var words = new StringBuilder(Math.Min(name.Length, Longest) + 4);
        for (var i = 0; i < name.Length && i < Longest; i++)
        {
            var c = name[i];
            if (!char.IsLetterOrDigit(c))
            {
                Break(words);
                continue;
            }

            if (char.IsUpper(c) && i > 0 && StartsWord(name, i))
            {
                Break(words);
            }

            words.Append(char.ToLowerInvariant(c));
        }

        return words.ToString().TrimEnd('_');
    }

    /// <summary>The name of one of several.</summary>
    public static string Singular(string name)
    {
        if (name.Length <= 3 || !name.EndsWith('s'))
        {
            return name;
        }

        return name switch
        {
            _ when name.EndsWith("ies", StringComparison.Ordinal) => name[..^3] + "y",
            _ when EndsInSound(name) => name[..^2],
            _ when name.EndsWith("ss", StringComparison.Ordinal) || name.EndsWith("us", StringComparison.Ordinal) =>
                name,
            _ => name[..^1],
        };
    }

    // addressId, IPAddress: a capital after a small letter, or before one at the end of an acronym.
    private static bool StartsWord(string name, int at) =>
        !char.IsUpper(name[at - 1])
        || (at + 1 < name.Length && char.IsLower(name[at + 1]) && name[(at + 1)..] is not "s");

    private static bool EndsInSound(string name) =>
        name.EndsWith("sses", StringComparison.Ordinal)
        || name.EndsWith("xes", StringComparison.Ordinal)
        || name.EndsWith("ches", StringComparison.Ordinal)
        || name.EndsWith("shes", StringComparison.Ordinal)
        || name.EndsWith("uses", StringComparison.Ordinal);

    private static void Break(StringBuilder words)
    {
        if (words.Length > 0 && words[^1] != '_')
        {
            words.Append('_');
        }
    }

    private sealed record Known(string Name, string Words);
}
