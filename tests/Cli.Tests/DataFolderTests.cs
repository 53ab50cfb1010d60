using Mockd.Cli.Commands;
using Xunit;

namespace Cli.Tests;

public sealed class DataFolderTests : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("mockd-data-").FullName;

    private DataFolder Folder => new(_path);

    public void Dispose() => Directory.Delete(_path, recursive: true);

    [Fact]
    public void Key_FirstUse_IsMadeForTheOwnerOnlyAndKept()
    {
        Assert.Null(Folder.ReadKey());
        var (key, file) = Folder.ReadOrMakeKey();
        Assert.Matches("^mk_[0-9a-f]{64}$", key);
        Assert.Equal(key, Folder.ReadOrMakeKey().Key);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public void RunFile_Written_IsReadBack()
    {
        var file = RunFiles.Of(4280);
        file.Write(Folder.RunFileOf(4280));
        Assert.Equal(file, RunFile.Read(Folder.RunFileOf(4280)));
        Assert.Equal([file], RunFile.Living(Folder));
    }

    [Fact]
    public void Living_ProcessNumberUsedAgain_DoesNotCount()
    {
        var stale = RunFiles.Of(4280) with { ProcessStartedAt = DateTimeOffset.UnixEpoch };
        stale.Write(Folder.RunFileOf(4280));
        Assert.Empty(RunFile.Living(Folder));
    }

    [Theory]
    [InlineData("localhost", "http://localhost:4281")]
    [InlineData("0.0.0.0", "http://localhost:4281")]
    [InlineData("::1", "http://[::1]:4281")]
    public void RunFile_Host_MakesAnAddressThatWorks(string host, string url) =>
        Assert.Equal(url, (RunFiles.Of(4280) with { Host = host }).AdminUrl);

    [Fact]
    public void RunFile_WithSomethingElseInIt_IsIgnored()
    {
        Directory.CreateDirectory(Folder.RunFolder);
        File.WriteAllText(Folder.RunFileOf(1), "not json");
        Assert.Empty(RunFile.Living(Folder));
    }
}
