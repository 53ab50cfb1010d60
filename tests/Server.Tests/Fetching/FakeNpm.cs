using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Mockd.Server.Tests.Fetching;

/// <summary>A program that answers <c>pack</c> as the npm client does, with an archive of one file.</summary>
internal sealed class FakeNpm : IDisposable
{
    public const string File = "openapi/api.json";
    public const string Content = """{"openapi":"3.0.0","paths":{}}""";
    private readonly string _folder = Directory.CreateTempSubdirectory("mockd-fake-npm-").FullName;

    public FakeNpm(bool wrongHash = false)
    {
        var archive = Path.Combine(_folder, "source.tgz");
        using (var zipped = new GZipStream(System.IO.File.Create(archive), CompressionLevel.Fastest))
        using (var tar = new TarWriter(zipped))
        {
            var entry = new PaxTarEntry(TarEntryType.RegularFile, "package/" + File)
            {
                DataStream = new MemoryStream(Encoding.UTF8.GetBytes(Content)),
            };
            tar.WriteEntry(entry);
        }

        var hash = SHA512.HashData(wrongHash ? [] : System.IO.File.ReadAllBytes(archive));
        Write(
            $"""
            cp "{archive}" demo-1.0.0.tgz
            echo '[{"{"}"filename":"demo-1.0.0.tgz","integrity":"sha512-{Convert.ToBase64String(hash)}"{"}"}]'
            """
        );
    }

    public string Program => Path.Combine(_folder, "npm");

    /// <summary>From now on it fails as without a network.</summary>
    public void GoOffline() => Write("echo 'npm error code ENOTFOUND' >&2; exit 1");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string script)
    {
        System.IO.File.WriteAllText(Program, "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(
                Program,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        }
    }
}
