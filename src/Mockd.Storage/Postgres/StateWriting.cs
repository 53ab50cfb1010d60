using Mockd.Engine.State;
using Mockd.Storage.Durable;
using Npgsql;

namespace Mockd.Storage.Postgres;

/// <summary>
/// What is told to the database, a transaction each. The writer of a transaction stands in the state it wrote, so that one
/// whose answer got lost with its connection is found to be made or is made again.
/// </summary>
internal static class StateWriting
{
    /// <summary>
    /// One trip to the server and back. When the version is another one by now, the statements behind the first find nothing
    /// to do.
    /// </summary>
    /// <param name="mayBeDone">It was sent before, with the same writer, and nobody knows what came of it.</param>
    /// <exception cref="StoreUnavailableException">What came of it cannot be found out.</exception>
    public static async Task<bool> AppendAsync(
        NpgsqlConnection connection,
        StateWrite write,
        Guid writer,
        NewsKeeping keeping,
        bool mayBeDone,
        CancellationToken cancellation
    )
    {
        var batch = new Pipeline(connection) { IsPatient = write.Rows.Count > RowColumns.MostRows };
        batch.Add(Statements.Begin);
        var advanced = Add(batch, write, writer, keeping);
        batch.Add(Statements.Commit);
        await batch.RunAsync(cancellation).ConfigureAwait(false);
        if (advanced.RecordsAffected > 0 || !mayBeDone)
        {
            return advanced.RecordsAffected > 0;
        }

        return await IsOfAsync(connection, write.Name, writer, cancellation).ConfigureAwait(false)
            ? true
            : throw PostgresFailures.InDoubt();
    }

    /// <summary>Adds the statements of a write; the first, which is answered, affects nothing when the version is another.</summary>
    public static NpgsqlBatchCommand Add(Pipeline batch, StateWrite write, Guid writer, NewsKeeping keeping)
    {
        var advanced = batch.Add(
            Statements.Advance,
            SqlValue.Of(write.Name),
            SqlValue.Of(write.Expected),
            SqlValue.Of(write.Head),
            SqlValue.Of(writer),
            SqlValue.Of(StoredSum.OfHead(write.Name, write.Head))
        );
        foreach (var rows in RowColumns.Portions(write.Name, write.Rows))
        {
            batch.Add(Statements.PutRows, rows.ToParameters(write.Name, writer));
        }

        if (keeping.HorizonAt(write.Expected + 1) is { } horizon)
        {
            batch.Add(Statements.ForgetNews, SqlValue.Of(write.Name), SqlValue.Of(writer), SqlValue.Of(horizon));
            batch.Add(Statements.ForgetMarkers, SqlValue.Of(write.Name), SqlValue.Of(writer), SqlValue.Of(horizon));
        }

        return advanced;
    }

    public static async Task<bool> TouchAsync(
        NpgsqlConnection connection,
        IReadOnlyList<StateUse> uses,
        CancellationToken cancellation
    )
    {
        var batch = new Pipeline(connection);
        foreach (var (name, at) in uses)
        {
            batch.Add(Statements.Touch, SqlValue.Of(name), SqlValue.Of(at.UtcTicks));
        }

        await batch.RunAsync(cancellation).ConfigureAwait(false);
        return true;
    }

    public static async Task<bool> RunAsync(
        NpgsqlConnection connection,
        string statement,
        CancellationToken cancellation,
        params NpgsqlParameter[] parameters
    )
    {
        var batch = new Pipeline(connection);
        var ran = batch.Add(statement, parameters);
        await batch.RunAsync(cancellation).ConfigureAwait(false);
        return ran.RecordsAffected > 0;
    }

    /// <summary>The last write of the state, or its removal, is that writer's.</summary>
    public static async Task<bool> IsOfAsync(
        NpgsqlConnection connection,
        string name,
        Guid writer,
        CancellationToken cancellation
    )
    {
        var command = new NpgsqlCommand(Statements.Writer, connection);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(SqlValue.Of(name));
            return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is Guid last && last == writer;
        }
    }
}
