namespace Mockd.Sdk.Tests;

/// <summary>Finds the repository that the tests were built from.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Mockd.slnx")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException($"'{folder}' is not inside the repository");
    }
}
