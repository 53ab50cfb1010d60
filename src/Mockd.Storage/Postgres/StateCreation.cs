using Mockd.Engine.State;
using Mockd.Storage.Durable;
using Npgsql;

namespace Mockd.Storage.Postgres;

/// <summary>Stores a new state with its rows, in portions, all in one transaction.</summary>
internal static class StateCreation
{
    /// <returns>False when the name is taken.</returns>
    public static async Task<bool> RunAsync(
        NpgsqlConnection connection,
        StateEntry entry,
        string head,
        IEnumerable<StoredRow> rows,
        Guid writer,
        CancellationToken cancellation
    )
    {
        var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var state = new Pipeline(connection);
            var created = state.Add(
                Statements.Create,
                SqlValue.Of(entry.Name),
                SqlValue.Of(entry.Kind.ToString().ToLowerInvariant()),
                SqlValue.Of(entry.From),
                SqlValue.Of(entry.CreatedAt.UtcTicks),
                SqlValue.Of(entry.LastUsedAt.UtcTicks),
                SqlValue.Of(writer),
                SqlValue.Of(head),
                SqlValue.Of(StoredSum.OfHead(entry.Name, head))
            );
            await state.RunAsync(cancellation).ConfigureAwait(false);
            if (created.RecordsAffected == 0)
            {
                return false;
            }

            foreach (var portion in RowColumns.Portions(entry.Name, rows))
            {
                var batch = new Pipeline(connection) { IsPatient = true };
                batch.Add(Statements.PutRows, portion.ToParameters(entry.Name, writer));
                await batch.RunAsync(cancellation).ConfigureAwait(false);
            }

            await transaction.CommitAsync(cancellation).ConfigureAwait(false);
            return true;
        }
    }
}
