namespace Mockd.Engine.OpenApi;

/// <summary>
/// Addresses of the files of a description. They are relative to the file that was imported, whose own address is empty, or
/// they are absolute. A fragment is not part of an address.
/// </summary>
internal static class Addresses
{
    /// <summary>Where a reference written in the file at <paramref name="from"/> leads; the fragment comes without <c>#</c>.</summary>
    public static (string Address, string Fragment) Resolve(string from, string reference)
    {
        var hash = reference.IndexOf('#');
        var (address, fragment) = hash < 0 ? (reference, "") : (reference[..hash], reference[(hash + 1)..]);
        if (address.Length == 0)
        {
            return (from, fragment);
        }

        if (HasScheme(address))
        {
            return (
                Uri.TryCreate(address, UriKind.Absolute, out var absolute) ? absolute.AbsoluteUri : address,
                fragment
            );
        }

        if (HasScheme(from))
        {
            return (
                Uri.TryCreate(from, UriKind.Absolute, out var owner) && Uri.TryCreate(owner, address, out var target)
                    ? target.AbsoluteUri
                    : address,
                fragment
            );
        }

        return (Join(from, address.Replace('\\', '/')), fragment);
    }

    /// <summary>A scheme of one letter would be a drive.</summary>
    public static bool HasScheme(string address)
    {
        var colon = address.IndexOf(':');
        return colon > 1
            && char.IsAsciiLetter(address[0])
            && !address.AsSpan(0, colon).ContainsAnyExcept(SchemeCharacters);
    }

    private static readonly System.Buffers.SearchValues<char> SchemeCharacters = System.Buffers.SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."
    );

    // What climbs above the imported file's folder keeps its dots, so that whoever reads files can refuse it.
    private static string Join(string from, string relative)
    {
        if (relative[0] == '/')
        {
            return relative;
        }

        var parts = from.Split('/').SkipLast(1).ToList();
        foreach (var part in relative.Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or ""))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}
