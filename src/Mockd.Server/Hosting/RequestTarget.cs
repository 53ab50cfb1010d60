namespace Mockd.Server.Hosting;

/// <summary>Takes the target of a request line apart (RFC 9112, section 3.2) without decoding it.</summary>
internal static class RequestTarget
{
    public static (string Path, string Query) Split(string target)
    {
        var start = 0;
        if (target.Length > 0 && target[0] != '/')
        {
            // Proxies send the absolute form; "*" and "host:port" name no path.
            var authority = target.IndexOf("://", StringComparison.Ordinal);
            start = authority < 0 ? target.Length : target.AsSpan(authority + 3).IndexOfAny('/', '?');
            start = authority < 0 || start < 0 ? target.Length : start + authority + 3;
        }

        var mark = target.IndexOf('?', start);
        var end = mark < 0 ? target.Length : mark;
        var path =
            end == start ? "/"
            : start == 0 && end == target.Length ? target
            : target[start..end];
        return (path, mark < 0 ? "" : target[(mark + 1)..]);
    }
}
