using Mockd.Storage.Durable;
using Npgsql;

namespace Mockd.Storage.Postgres;

/// <summary>A transaction that holds the state's row: others wait in line for it, so nobody loses race after race.</summary>
internal sealed class PostgresTurn : IStateTurn
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly NewsKeeping _keeping;

    private PostgresTurn(NpgsqlConnection connection, NpgsqlTransaction transaction, NewsKeeping keeping)
    {
        _connection = connection;
        _transaction = transaction;
        _keeping = keeping;
    }

    public StoredState? News { get; private set; }

    public static async Task<PostgresTurn> TakeAsync(
        NpgsqlConnection connection,
        string name,
        long since,
        NewsKeeping keeping,
        CancellationToken cancellation
    )
    {
        var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        try
        {
            var turn = new PostgresTurn(connection, transaction, keeping);
            var batch = new Pipeline(connection) { IsPatient = true };
            batch.Add(Statements.Hold, SqlValue.Of(name));
            await batch.RunAsync(cancellation).ConfigureAwait(false);
            turn.News = await StateReading.NewsSinceAsync(connection, name, since, cancellation).ConfigureAwait(false);
            return turn;
        }
        catch
        {
            // Whatever it was, the row is not held on.
            await transaction.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask<bool> AppendAsync(StateWrite write, CancellationToken cancellation)
    {
        try
        {
            var batch = new Pipeline(_connection) { IsPatient = write.Rows.Count > RowColumns.MostRows };
            var advanced = StateWriting.Add(batch, write, Guid.NewGuid(), _keeping);
            batch.Add(Statements.Commit);
            await batch.RunAsync(cancellation).ConfigureAwait(false);
            return advanced.RecordsAffected > 0;
        }
        catch (PostgresException e) when (PostgresFailures.IsUndone(e))
        {
            return false;
        }
        catch (Exception e) when (e is PostgresException || PostgresFailures.IsBroken(e))
        {
            throw PostgresFailures.Of(e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync().ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
    }
}
