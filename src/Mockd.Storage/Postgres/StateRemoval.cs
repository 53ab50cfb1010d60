using Npgsql;

namespace Mockd.Storage.Postgres;

/// <summary>Removes a state and the snapshots of it, all in one transaction.</summary>
internal static class StateRemoval
{
    /// <param name="mayBeDone">It was sent before, with the same writer, and nobody knows what came of it.</param>
    /// <returns>What is gone; nothing when there was none, or when it was used since.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(
        NpgsqlConnection connection,
        (string Name, DateTimeOffset? UnusedSince, Guid Writer) order,
        bool mayBeDone,
        CancellationToken cancellation
    )
    {
        var (name, unusedSince, writer) = order;
        var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var first = new Pipeline(connection) { IsPatient = true };
            var removed = Add(first, name, unusedSince, writer);
            await first.RunAsync(cancellation).ConfigureAwait(false);
            if (removed.RecordsAffected == 0)
            {
                var isDone =
                    mayBeDone
                    && await StateWriting.IsOfAsync(connection, name, writer, cancellation).ConfigureAwait(false);
                return isDone
                    ? [name, .. await SnapshotsAsync(connection, name, writer, cancellation).ConfigureAwait(false)]
                    : [];
            }

            var snapshots = await SnapshotsAsync(connection, name, null, cancellation).ConfigureAwait(false);
            if (snapshots.Count > 0)
            {
                var others = new Pipeline(connection) { IsPatient = true };
                snapshots.ForEach(s => Add(others, s, null, writer));
                await others.RunAsync(cancellation).ConfigureAwait(false);
            }

            await transaction.CommitAsync(cancellation).ConfigureAwait(false);
            return [name, .. snapshots];
        }
    }

    private static NpgsqlBatchCommand Add(Pipeline batch, string name, DateTimeOffset? unusedSince, Guid writer)
    {
        var removed = batch.Add(
            Statements.Remove,
            SqlValue.Of(name),
            SqlValue.Of(unusedSince?.UtcTicks),
            SqlValue.Of(writer)
        );
        batch.Add(Statements.RemoveRows, SqlValue.Of(name), SqlValue.Of(writer));
        return removed;
    }

    /// <param name="writer">Who removed them; null: those that are there.</param>
    private static async Task<List<string>> SnapshotsAsync(
        NpgsqlConnection connection,
        string name,
        Guid? writer,
        CancellationToken cancellation
    )
    {
        var command = new NpgsqlCommand(
            writer is null ? Statements.Snapshots : Statements.RemovedSnapshots,
            connection
        );
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(SqlValue.Of(name));
            if (writer is { } who)
            {
                command.Parameters.Add(SqlValue.Of(who));
            }

            var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var names = new List<string>();
                while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
                {
                    names.Add(reader.GetString(0));
                }

                return names;
            }
        }
    }
}
