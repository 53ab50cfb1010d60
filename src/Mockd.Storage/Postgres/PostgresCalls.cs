using System.Diagnostics;
using Mockd.Engine.State;
using Npgsql;

namespace Mockd.Storage.Postgres;

/// <summary>
/// Runs work on a connection of the pool. Work that the database undid because of others is done again; everything that
/// keeps the database from answering becomes <see cref="StoreUnavailableException"/>.
/// </summary>
internal sealed class PostgresCalls(NpgsqlDataSource source) : IAsyncDisposable
{
    private const int MostAttempts = 10;

    /// <summary>A connection that broke sooner than this was most likely broken before we used it.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromMilliseconds(500);

    /// <summary>Work that does no harm when it is done twice.</summary>
    public Task<T> ReadAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellation) =>
        RunAsync((connection, _) => work(connection), cancellation);

    /// <summary>
    /// Work that is one transaction. It is told when it is done again after the connection broke, so that it may have been
    /// done already; when that cannot be found out it throws <see cref="StoreUnavailableException"/>.
    /// </summary>
    public Task<T> WriteAsync<T>(Func<NpgsqlConnection, bool, Task<T>> work, CancellationToken cancellation) =>
        RunAsync(work, cancellation);

    /// <summary>Work whose result keeps the connection, and closes it when it is disposed.</summary>
    public Task<T> HoldAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellation) =>
        RepeatAsync(
            async _ =>
            {
                var connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
                try
                {
                    return await work(connection).ConfigureAwait(false);
                }
                catch
                {
                    // Whatever it was, nobody else would close it.
                    await connection.DisposeAsync().ConfigureAwait(false);
                    throw;
                }
            },
            cancellation
        );

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private Task<T> RunAsync<T>(Func<NpgsqlConnection, bool, Task<T>> work, CancellationToken cancellation) =>
        RepeatAsync(
            async mayBeDone =>
            {
                var connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
                await using (connection.ConfigureAwait(false))
                {
                    return await work(connection, mayBeDone).ConfigureAwait(false);
                }
            },
            cancellation
        );

    private async Task<T> RepeatAsync<T>(Func<bool, Task<T>> attemptOf, CancellationToken cancellation)
    {
        var mayBeDone = false;
        for (var attempt = 1; ; attempt++)
        {
            var start = Stopwatch.GetTimestamp();
            try
            {
                return await attemptOf(mayBeDone).ConfigureAwait(false);
            }
            catch (PostgresException e) when (PostgresFailures.IsUndone(e) && attempt < MostAttempts)
            {
                await Task.Delay(Random.Shared.Next(1 << Math.Min(attempt, 6)), cancellation).ConfigureAwait(false);
            }
            catch (Exception e)
                when (!mayBeDone && PostgresFailures.IsBroken(e) && Stopwatch.GetElapsedTime(start) < Stale)
            {
                // Once more, on a new connection: the others that wait in the pool are as old as this one.
                mayBeDone = true;
                source.Clear();
            }
            catch (Exception e) when (e is PostgresException || PostgresFailures.IsBroken(e))
            {
                throw PostgresFailures.Of(e);
            }
        }
    }
}
