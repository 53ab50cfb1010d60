using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Mockd.Engine.Sandboxes;

/// <summary>What sandboxes may be called: letters, digits, dot, hyphen and underscore, 64 at most.</summary>
public static class SandboxName
{
    public const string Default = "default";
    public const string Rule = "1 to 64 letters, digits, '.', '-' and '_', the first one a letter or digit";

    private const int Longest = 64;
    private const int MostShown = 80;
    private const int KeyDigits = 12;
    private static readonly SearchValues<char> Allowed = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_"
    );

    public static bool IsValid(ReadOnlySpan<char> name) =>
        name.Length is > 0 and <= Longest && char.IsAsciiLetterOrDigit(name[0]) && !name.ContainsAnyExcept(Allowed);

    /// <summary>What somebody gave as a name, short enough for a message.</summary>
    public static string Shown(string given) => given.Length <= MostShown ? given : given[..MostShown] + "…";

    /// <summary>A name that does not give the key away.</summary>
    public static string OfKey(string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        return "key-" + Convert.ToHexStringLower(hash)[..KeyDigits];
    }
}
