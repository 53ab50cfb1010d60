namespace Mockd.Engine.Bindings;

/// <summary>Opaque page tokens: an offset in a coat, so that callers cannot count on its form.</summary>
internal static class PageToken
{
    public static string Write(long offset) =>
        Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes($"o:{offset}")).TrimEnd('=');

    /// <summary>The offset; 0 for no token, null for one that is not ours.</summary>
    public static long? Read(string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return 0;
        }

        if (token.Length > 60)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[64];
        return
            Convert.TryFromBase64String(token.PadRight((token.Length + 3) / 4 * 4, '='), bytes, out var length)
            && length > 2
            && bytes[0] == 'o'
            && bytes[1] == ':'
            && long.TryParse(bytes[2..length], out var offset)
            ? offset
            : null;
    }
}
