namespace Corpus;

/// <summary>Places in the working tree.</summary>
public static class CorpusPaths
{
    public static string Root { get; } = FindRoot();

    /// <summary>The judge, and most descriptions of the corpus, in its packages.</summary>
    public static string Judge => Path.Combine(Root, "tests/Sdk.Tests/conformance");

    /// <summary>Descriptions that only the whole corpus needs, in packages of this folder.</summary>
    public static string Own => Path.Combine(Root, "bench/Corpus");

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
