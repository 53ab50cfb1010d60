using Mockd.Storage.File;
using Xunit;

namespace Storage.Tests.File;

/// <summary>A commit is on the disk when it returns, not only with the operating system.</summary>
public sealed class SyncTests : IAsyncDisposable
{
    private const long Normal = 1;
    private const long Full = 2;
    private readonly SqliteFolder _folder = new();

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    [Fact]
    public void Writer_SyncsEachCommitToAWriteAheadLog()
    {
        using var file = StoreFile.Open(_folder.File, FileFormat.Current);
        using var session = file.OpenWriter(mostPages: 0);

        Assert.Equal(Full, session.Number("PRAGMA synchronous"));
        Assert.Equal("wal", session.Value("PRAGMA journal_mode"));
    }

    [Fact]
    public void Unsynced_EndsWithTheWork()
    {
        using var file = StoreFile.Open(_folder.File, FileFormat.Current);
        using var session = file.OpenWriter(mostPages: 0);

        Assert.Equal(Normal, session.Unsynced(() => session.Number("PRAGMA synchronous")));
        Assert.Equal(Full, session.Number("PRAGMA synchronous"));
        Assert.Throws<FormatException>(() => session.Unsynced<int>(() => throw new FormatException()));
        Assert.Equal(Full, session.Number("PRAGMA synchronous"));
    }
}
