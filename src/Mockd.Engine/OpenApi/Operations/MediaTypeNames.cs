namespace Mockd.Engine.OpenApi;

/// <summary>Compares the names of media types.</summary>
internal static class MediaTypeNames
{
    public static string Normalize(string written)
    {
        var end = written.IndexOf(';');
        return (end < 0 ? written : written[..end]).Trim().ToLowerInvariant();
    }

    public static bool IsJson(string name) =>
        name is "application/json" or "text/json" || name.EndsWith("+json", StringComparison.Ordinal);

    /// <summary>Whether a range such as <c>text/*</c> covers a name.</summary>
    public static bool Covers(string range, string name) =>
        range is "*/*" or "*"
        || (
            range.EndsWith("/*", StringComparison.Ordinal)
            && name.AsSpan().StartsWith(range.AsSpan(0, range.Length - 1), StringComparison.Ordinal)
        );
}
