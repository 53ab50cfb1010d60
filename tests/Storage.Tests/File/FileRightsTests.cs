using Mockd.Engine.State;
using Mockd.Storage.Durable;
using Mockd.Storage.File;
using Xunit;

namespace Storage.Tests.File;

/// <summary>Who may read a store, and which names of one file are one store.</summary>
public sealed class FileRightsTests : IAsyncDisposable
{
    private readonly SqliteFolder _folder = new();

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    [Fact]
    public async Task NewStore_IsForItsOwnerOnly_WithEverythingBesideIt()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "rights are those of Unix");
        var path = Path.Combine(_folder.Path, "made", "deep", "state.db");
        await using var log = SqliteStateLog.Open(path);
        await CreateAsync(log);

        var files = Directory.GetFiles(Path.GetDirectoryName(path)!);
        Assert.Contains(path + "-wal", files);
        Assert.All(files, f => Assert.Equal(0, OthersRights(f)));
        Assert.All((string[])["made", "made/deep"], f => Assert.Equal(0, OthersRights(Path.Combine(_folder.Path, f))));
    }

    [Fact]
    public async Task StoreThatOthersMayRead_IsClosedToThem()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "rights are those of Unix");
        await CreateAsync(_folder.Log);
        await _folder.CloseAsync();
        Loosen(_folder.File);
        Loosen(_folder.File + ".lock");

        await _folder.ReopenAsync();

        Assert.All(Directory.GetFiles(_folder.Path), f => Assert.Equal(0, OthersRights(f)));
    }

    [Fact]
    public async Task SymbolicLink_IsTheStoreItLeadsTo()
    {
        await CreateAsync(_folder.Log);
        var (one, two) = (Path.Combine(_folder.Path, "one.db"), Path.Combine(_folder.Path, "sub", "two.db"));
        Directory.CreateDirectory(Path.GetDirectoryName(two)!);
        System.IO.File.CreateSymbolicLink(one, _folder.File);
        System.IO.File.CreateSymbolicLink(two, "../one.db");

        foreach (var name in (string[])[one, two])
        {
            var e = Assert.Throws<StoreRefusedException>(() => SqliteStateLog.Open(name));
            Assert.Contains("in use by process", e.Message, StringComparison.Ordinal);
        }

        await _folder.CloseAsync();
        await using var log = SqliteStateLog.Open(two);
        Assert.Throws<StoreRefusedException>(() => SqliteStateLog.Open(_folder.File));
        Assert.Single(await log.ListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task SymbolicLinkToNothing_MakesTheStoreWhereItLeads()
    {
        var (link, target) = (Path.Combine(_folder.Path, "link.db"), Path.Combine(_folder.Path, "away", "real.db"));
        System.IO.File.CreateSymbolicLink(link, target);

        await SqliteStateLog.Open(link).DisposeAsync();

        Assert.True(new FileInfo(target).Length > 0);
        Assert.NotNull(new FileInfo(link).LinkTarget);
        await SqliteStateLog.Open(target).DisposeAsync();
    }

    [Fact]
    public async Task FileWithTwoNames_IsRefused_UntilItHasOne()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "other systems do not say how many names a file has");
        await CreateAsync(_folder.Log);
        await _folder.CloseAsync();
        var second = Path.Combine(_folder.Path, "second.db");
        var link = System.Diagnostics.Process.Start("ln", [_folder.File, second]);
        await link.WaitForExitAsync(TestContext.Current.CancellationToken);

        foreach (var name in (string[])[_folder.File, second])
        {
            var e = Assert.Throws<StoreRefusedException>(() => SqliteStateLog.Open(name));
            Assert.Contains("hard links", e.Message, StringComparison.Ordinal);
        }

        System.IO.File.Delete(second);
        await SqliteStateLog.Open(_folder.File).DisposeAsync();
    }

    private static async Task CreateAsync(SqliteStateLog log) =>
        await log.CreateAsync(
            new StateEntry("default", StateKind.Sandbox, "seeds", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch),
            "{}",
            [],
            TestContext.Current.CancellationToken
        );

    private static void Loosen(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(path, System.IO.File.GetUnixFileMode(path) | UnixFileMode.OtherRead);
        }
    }

    private static int OthersRights(string path) =>
        OperatingSystem.IsWindows() ? 0 : (int)System.IO.File.GetUnixFileMode(path) & 0b111_111;
}
