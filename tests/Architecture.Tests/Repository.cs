namespace Architecture.Tests;

/// <summary>The working tree that the tests look at.</summary>
internal static class Repository
{
    private static readonly string[] Ignored = ["node_modules", "artifacts", "bin", "obj"];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> Sources { get; } =
    [.. FilesBelow("src").Where(f => f.EndsWith(".cs", StringComparison.Ordinal)).Select(SourceFile.Read)];

    /// <summary>Sources of tests and benchmarks; they obey the rules about size and names.</summary>
    public static IReadOnlyList<SourceFile> TestSources { get; } =
    [
        .. FilesBelow("tests")
            .Concat(FilesBelow("bench"))
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal))
            .Select(SourceFile.Read),
    ];

    public static IEnumerable<SourceFile> AllSources => Sources.Concat(TestSources);

    /// <summary>Paths relative to the root, with forward slashes, in order.</summary>
    public static IReadOnlyList<string> FilesBelow(string folder)
    {
        var start = Path.Combine(Root, folder);
        return Directory.Exists(start) ? [.. Walk(start).Order(StringComparer.Ordinal)] : [];
    }

    public static string Text(string relativePath) => File.ReadAllText(Path.Combine(Root, relativePath));

    public static bool Exists(string relativePath)
    {
        var path = Path.Combine(Root, relativePath);
        return File.Exists(path) || Directory.Exists(path);
    }

    private static IEnumerable<string> Walk(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            yield return Path.GetRelativePath(Root, file).Replace('\\', '/');
        }

        foreach (var child in Directory.EnumerateDirectories(folder).Where(d => !Ignored.Contains(Path.GetFileName(d))))
        {
            foreach (var file in Walk(child))
            {
                yield return file;
            }
        }
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Mockd.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("Mockd.slnx is in no folder above " + AppContext.BaseDirectory);
    }
}
