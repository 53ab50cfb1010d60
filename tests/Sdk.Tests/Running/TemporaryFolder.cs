namespace Sdk.Tests.Running;

/// <summary>A folder that lives as long as a test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mockd-sdk-");

    public string FullPath => _folder.FullName;

    /// <summary>Copies the files of a folder, not those below it.</summary>
    public void CopyFrom(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            Copy(file, Path.GetFileName(file));
        }
    }

    public void Copy(string file, string name) => File.Copy(file, Path.Combine(FullPath, name));

    public void Dispose() => _folder.Delete(recursive: true);
}
