namespace Corpus;

/// <summary>A configuration with one import, and a cache that nothing is in.</summary>
internal sealed class RunFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mockd-corpus-");

    /// <param name="ofImport">Further lines of the import.</param>
    /// <param name="further">Further lines of the configuration.</param>
    public RunFolder(string description, string ofImport = "", string further = "")
    {
        var quoted = description.Replace("'", "''", StringComparison.Ordinal);
        File.WriteAllText(
            ConfigPath,
            $"version: \"1.0\"\nseed: 1\nimports:\n  - path: '{quoted}'\n{ofImport}{further}"
        );
    }

    public string ConfigPath => Path.Combine(_folder.FullName, "mockd.yaml");

    public string CacheFolder => Path.Combine(_folder.FullName, "cache");

    public void Dispose() => _folder.Delete(recursive: true);
}
