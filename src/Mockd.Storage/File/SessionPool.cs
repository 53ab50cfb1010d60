using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Mockd.Engine.State;

namespace Mockd.Storage.File;

/// <summary>Some connections of one kind, opened when they are needed; whoever finds all in use waits.</summary>
/// <param name="most">So many callers at a time.</param>
internal sealed class SessionPool(StoreFile file, Func<SqliteSession> open, int most) : IAsyncDisposable
{
    private readonly SemaphoreSlim _free = new(most, most);
    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private bool _isClosed;

    /// <summary>Runs on the caller's thread. A connection that failed is closed, and the next caller opens another one.</summary>
    /// <exception cref="StoreUnavailableException">The database failed.</exception>
    public async ValueTask<T> UseAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellation)
    {
        await _free.WaitAsync(cancellation).ConfigureAwait(false);
        SqliteSession? session = null;
        try
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            session = _idle.TryTake(out var idle) ? idle : open();
            var result = work(session);
            _idle.Add(session);
            return result;
        }
        catch (Exception e)
        {
            // A connection in the middle of something is of no use to the next caller, whatever stopped it.
            session?.Dispose();
            if (e is SqliteException or IOException)
            {
                throw FileFailures.Unavailable(e, file.Path);
            }

            throw;
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Waits for those that are at work.</summary>
    public async ValueTask DisposeAsync()
    {
        for (var i = 0; i < most; i++)
        {
            await _free.WaitAsync().ConfigureAwait(false);
        }

        _isClosed = true;
        while (_idle.TryTake(out var session))
        {
            session.Dispose();
        }

        _free.Release(most);
    }
}
