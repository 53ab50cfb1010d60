namespace Mockd.Engine.Schemas.Formats;

/// <summary>JSON pointers (RFC 6901), absolute and relative.</summary>
internal static class PointerFormats
{
    public static bool IsPointer(ReadOnlySpan<char> text)
    {
        if (text.Length > 0 && text[0] != '/')
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '~' && (i + 1 == text.Length || text[i + 1] is not ('0' or '1')))
            {
                return false;
            }
        }

        return true;
    }

    public static bool IsRelativePointer(ReadOnlySpan<char> text)
    {
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        var up = digits < 0 ? text : text[..digits];
        var rest = digits < 0 ? [] : text[digits..];
        return up.Length > 0 && (up.Length == 1 || up[0] != '0') && (rest is "#" || IsPointer(rest));
    }
}
