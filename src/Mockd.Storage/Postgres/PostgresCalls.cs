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

    /// <summary>Work that changes nothing, so that a connection that the server has left meanwhile is no failure.</summary>
    public Task<T> ReadAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellation) =>
        RunAsync(work, isRead: true, cancellation);

    /// <summary>Work that is one transaction. When its outcome is unknown it counts as failed.</summary>
    public Task<T> WriteAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellation) =>
        RunAsync(work, isRead: false, cancellation);

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private async Task<T> RunAsync<T>(Func<NpgsqlConnection, Task<T>> work, bool isRead, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var start = Stopwatch.GetTimestamp();
            try
            {
                var connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
                await using (connection.ConfigureAwait(false))
                {
                    return await work(connection).ConfigureAwait(false);
                }
            }
            catch (PostgresException e) when (PostgresFailures.IsUndone(e) && attempt < MostAttempts)
            {
                await Task.Delay(Random.Shared.Next(1 << Math.Min(attempt, 6)), cancellation).ConfigureAwait(false);
            }
            catch (Exception e)
                when (isRead && attempt == 1 && PostgresFailures.IsBroken(e) && Stopwatch.GetElapsedTime(start) < Stale)
            {
                // Once more, on another connection.
            }
            catch (Exception e) when (e is PostgresException || PostgresFailures.IsBroken(e))
            {
                throw PostgresFailures.Of(e);
            }
        }
    }
}
