using Microsoft.Data.Sqlite;
using Mockd.Engine.State;
using Mockd.Storage.Durable;
using Mockd.Storage.File;
using Xunit;

namespace Storage.Tests.File;

/// <summary>What is not to be used as it is stays as it is, and the message says what to do.</summary>
public sealed class RefusalTests : IAsyncDisposable
{
    private readonly SqliteFolder _folder = new();

    private string File => _folder.File;

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    [Theory]
    [InlineData("no database at all")]
    [InlineData("SQLite format 3")]
    [InlineData("x")]
    public void OtherFile_IsRefused(string text)
    {
        System.IO.File.WriteAllText(File, text);

        AssertRefused("no store", "another file");
    }

    [Fact]
    public void DatabaseOfAnotherProgram_IsRefused()
    {
        Execute("CREATE TABLE t(a); INSERT INTO t VALUES (1); PRAGMA application_id = 7");

        AssertRefused("another program", "another file");
    }

    [Fact]
    public async Task NewerFormat_IsRefused()
    {
        await FillAsync(1);
        Execute("PRAGMA user_version = 7");

        AssertRefused("format 7", $"up to {FileFormat.Current.Version}", "newer");
    }

    [Fact]
    public async Task NewerFormat_ThatIsStillInTheJournal_IsRefused()
    {
        await FillAsync(1);
        using var other = Connect();
        Execute(other, "PRAGMA user_version = 7");
        Assert.True(new FileInfo(File + "-wal").Length > 0, "the test needs the journal to be there");

        AssertRefused("format 7");
    }

    [Fact]
    public async Task DamagedPage_IsRefused()
    {
        await FillAsync(500);
        using (var file = new FileStream(File, FileMode.Open))
        {
            file.Seek(3 * 4096, SeekOrigin.Begin);
            file.Write(Enumerable.Repeat((byte)0xA5, 8 * 4096).ToArray());
        }

        AssertRefused("damaged", "Put a copy back");
    }

    [Fact]
    public async Task TruncatedFile_IsRefused()
    {
        await FillAsync(500);
        using (var file = new FileStream(File, FileMode.Open))
        {
            file.SetLength(file.Length / 2);
        }

        AssertRefused("damaged", "Put a copy back");
    }

    [Fact]
    public async Task MissingFile_WhoseJournalIsThere_IsRefused()
    {
        await FillAsync(1);
        System.IO.File.Move(File, File + "-wal");

        var e = Assert.Throws<StoreRefusedException>(() => SqliteStateLog.Open(File));

        Assert.Contains("missing", e.Message, StringComparison.Ordinal);
        Assert.True(new FileInfo(File + "-wal").Length > 0);
    }

    [Fact]
    public async Task FileInUse_IsRefused_AndFreeAfterwards()
    {
        await FillAsync(1);
        var first = SqliteStateLog.Open(File);

        var e = Assert.Throws<StoreRefusedException>(() => SqliteStateLog.Open(File));
        Assert.Contains($"process {Environment.ProcessId} ", e.Message, StringComparison.Ordinal);
        Assert.Contains("--data-dir", e.Message, StringComparison.Ordinal);

        await first.DisposeAsync();
        await SqliteStateLog.Open(File).DisposeAsync();
    }

    [Theory]
    [InlineData("/proc/nowhere/state.db")]
    [InlineData("/dev/null/state.db")]
    public void PlaceThatCannotHoldIt_IsRefused(string path)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the places are those of Linux");

        var e = Assert.Throws<StoreRefusedException>(() => SqliteStateLog.Open(path));

        Assert.Contains("cannot be opened for writing", e.Message, StringComparison.Ordinal);
        Assert.Contains("--data-dir", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileOrFolderWithoutRights_IsRefused()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "rights do not bind this user");
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await FillAsync(1);
        System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead);
        AssertRefused("cannot be opened for writing");
        System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        System.IO.File.Delete(File + ".lock");
        System.IO.File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        AssertRefused("cannot be opened for writing");
        System.IO.File.SetUnixFileMode(
            _folder.Path,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        );
    }

    [Fact]
    public void FolderInItsPlace_IsRefused()
    {
        Directory.CreateDirectory(File);

        Assert.Throws<StoreRefusedException>(() => SqliteStateLog.Open(File));

        Assert.True(Directory.Exists(File));
    }

    [Fact]
    public async Task DraftOfAStartThatWasCut_IsNoHarm()
    {
        System.IO.File.WriteAllText(File + ".new", "half a dat");
        System.IO.File.WriteAllText(File + ".new-journal", "half");

        await FillAsync(1);

        Assert.Equal([File, File + ".lock"], Directory.EnumerateFiles(_folder.Path).Order());
    }

    private void AssertRefused(params string[] parts)
    {
        var before = System.IO.File.ReadAllBytes(File);

        var e = Assert.Throws<StoreRefusedException>(() => SqliteStateLog.Open(File));

        Assert.All((string[])[File, .. parts], p => Assert.Contains(p, e.Message, StringComparison.Ordinal));
        Assert.Equal(before, System.IO.File.ReadAllBytes(File));
    }

    private async Task FillAsync(int rows)
    {
        var now = DateTimeOffset.UnixEpoch;
        var all = Enumerable
            .Range(0, rows)
            .Select(i => new StoredRow("t", $"{i}", i, now, now, false, $$"""{"a":"{{new string('x', 300)}}"}"""));
        await _folder.Log.CreateAsync(
            new StateEntry("default", StateKind.Sandbox, "seeds", now, now),
            "{}",
            all,
            TestContext.Current.CancellationToken
        );
        await _folder.CloseAsync();
    }

    private void Execute(string sql)
    {
        using var database = Connect();
        Execute(database, sql);
    }

    private static void Execute(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private SqliteConnection Connect()
    {
        SQLitePCL.Batteries_V2.Init();
        var database = new SqliteConnection($"Data Source={File};Pooling=False");
        database.Open();
        return database;
    }
}
