namespace Sdk.Tests.Running;

/// <summary>Places in the working tree.</summary>
internal static class Paths
{
    public static string Root { get; } = FindRoot();

    public static string Tests => Path.Combine(Root, "tests/Sdk.Tests");

    public static string Twins => Path.Combine(Root, "twins");

    /// <summary>Material beside the repository that not every machine has; null when it is absent.</summary>
    public static string? Shared
    {
        get
        {
            var folder = Path.GetFullPath(Path.Combine(Root, "../shared"));
            return Directory.Exists(folder) ? folder : null;
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
