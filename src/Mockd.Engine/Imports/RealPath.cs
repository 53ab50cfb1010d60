namespace Mockd.Engine.Imports;

/// <summary>Where a path leads when all links in it are followed.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    /// <exception cref="IOException">The links lead round in a circle, or nowhere.</exception>
    public static string Of(string path)
    {
        var links = 0;
        var pending = new Stack<string>();
        Push(pending, Path.GetFullPath(path), out var at);
        while (pending.TryPop(out var part))
        {
            var next = Path.Combine(at, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                at = next;
                continue;
            }

            if (++links > MostLinks)
            {
                throw new IOException($"'{path}' leads through more than {MostLinks} links");
            }

            Push(pending, Path.GetFullPath(target, at), out at);
        }

        return at;
    }

    /// <summary>Whether a real path stands in a real folder, however deep.</summary>
    public static bool IsBelow(string path, string folder) =>
        path.StartsWith(
            Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar,
            StringComparison.Ordinal
        );

    private static void Push(Stack<string> pending, string path, out string root)
    {
        root = Path.GetPathRoot(path)!;
        var parts = path[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in parts.Reverse())
        {
            pending.Push(part);
        }
    }
}
