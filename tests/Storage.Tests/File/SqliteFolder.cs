using Mockd.Storage.File;

namespace Storage.Tests.File;

/// <summary>A folder with a store file, gone behind the test.</summary>
internal sealed class SqliteFolder : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mockd-test-");
    private SqliteStateLog? _log;

    public string Path => _folder.FullName;

    public string File => System.IO.Path.Combine(Path, "state.db");

    public SqliteStateLog Log => _log ??= SqliteStateLog.Open(File);

    public async ValueTask CloseAsync()
    {
        if (_log is { } open)
        {
            _log = null;
            await open.DisposeAsync();
        }
    }

    public async ValueTask<SqliteStateLog> ReopenAsync()
    {
        await CloseAsync();
        return Log;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _folder.Delete(recursive: true);
    }
}
