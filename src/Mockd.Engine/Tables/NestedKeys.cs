namespace Mockd.Engine.Tables;

/// <summary>
/// Keys of rows that stand under others: the keys of those, outermost first, and their own behind them, as in
/// <c>octo/hello/7</c>.
/// </summary>
internal static class NestedKeys
{
    /// <summary>A value as it stands in front of an own key, where a slash would end it.</summary>
    public static string Part(string value) =>
        value.AsSpan().IndexOfAny('/', '%') < 0
            ? value
            : value.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);

    /// <summary>The key as callers know it: what stands behind so many parts.</summary>
    public static string Own(string key, int depth) => depth == 0 ? key : key[Start(key, depth)..];

    /// <summary>The first parts, as the key of the row that they name.</summary>
    public static string First(string key, int parts) => Start(key, parts) is > 0 and var end ? key[..(end - 1)] : key;

    /// <summary>The key has all its parts.</summary>
    public static bool IsWhole(string key, int depth) => depth == 0 || Start(key, depth) > 0;

    // Of a key with fewer parts it is the beginning.
    private static int Start(string key, int parts)
    {
        var at = 0;
        for (var i = 0; i < parts; i++)
        {
            var slash = key.IndexOf('/', at);
            if (slash < 0)
            {
                return 0;
            }

            at = slash + 1;
        }

        return at;
    }
}
