using Mockd.Contracts.Json;

namespace Mockd.Engine.Json;

/// <summary>Compares names that differ only in how words are joined: <c>FriendlyName</c>, <c>friendly_name</c>, <c>friendly-name</c>.</summary>
internal static class FieldNames
{
    public static bool AreAlike(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        int i = 0,
            j = 0;
        while (true)
        {
            i = SkipJoints(a, i);
            j = SkipJoints(b, j);
            if (i == a.Length || j == b.Length)
            {
                return i == a.Length && j == b.Length;
            }

            if (char.ToLowerInvariant(a[i++]) != char.ToLowerInvariant(b[j++]))
            {
                return false;
            }
        }
    }

    /// <summary>The first name of a member that is alike; null when none is.</summary>
    public static string? Find(JsonObject members, string wanted)
    {
        for (var i = 0; i < members.Count; i++)
        {
            if (members.MemberAt(i).Key is var name && AreAlike(name, wanted))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>The first of these names that is alike; null when none is.</summary>
    public static string? Find(IEnumerable<string> names, string wanted) =>
        names.FirstOrDefault(name => AreAlike(name, wanted));

    private static int SkipJoints(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && (text[at] is '_' or '-' or '.' or ' '))
        {
            at++;
        }

        return at;
    }
}
