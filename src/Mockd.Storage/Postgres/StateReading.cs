using Mockd.Engine.State;
using Mockd.Storage.Durable;
using Npgsql;
using NpgsqlTypes;

namespace Mockd.Storage.Postgres;

/// <summary>What is asked of the database.</summary>
internal static class StateReading
{
    /// <param name="name">Of the only one to look for; null: all.</param>
    public static async Task<List<StateEntry>> EntriesAsync(
        NpgsqlConnection connection,
        string? name,
        CancellationToken cancellation
    )
    {
        var command = new NpgsqlCommand(name is null ? Statements.List : Statements.Find, connection);
        await using (command.ConfigureAwait(false))
        {
            if (name is not null)
            {
                command.Parameters.Add(SqlValue.Of(name));
            }

            var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var entries = new List<StateEntry>();
                while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
                {
                    entries.Add(
                        new StateEntry(
                            reader.GetString(0),
                            Enum.Parse<StateKind>(reader.GetString(1), ignoreCase: true),
                            reader.GetString(2),
                            Ticks.Moment(reader.GetInt64(3)),
                            Ticks.Moment(reader.GetInt64(4))
                        )
                    );
                }

                return entries;
            }
        }
    }

    /// <returns>In the order of the names; 0 for a state that is not there.</returns>
    public static async Task<long[]> VersionsAsync(
        NpgsqlConnection connection,
        IReadOnlyList<string> names,
        CancellationToken cancellation
    )
    {
        var command = new NpgsqlCommand(names.Count == 1 ? Statements.Version : Statements.Versions, connection);
        await using (command.ConfigureAwait(false))
        {
            if (names.Count == 1)
            {
                command.Parameters.Add(SqlValue.Of(names[0]));
                return [await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) as long? ?? 0];
            }

            command.Parameters.Add(SqlValue.Of([.. names], NpgsqlDbType.Text));
            var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var versions = new Dictionary<string, long>(StringComparer.Ordinal);
                while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
                {
                    versions[reader.GetString(0)] = reader.GetInt64(1);
                }

                return [.. names.Select(n => versions.GetValueOrDefault(n))];
            }
        }
    }

    /// <returns>Null when there is no such state.</returns>
    public static Task<FoundState?> WholeAsync(
        NpgsqlConnection connection,
        string name,
        CancellationToken cancellation
    ) => FindAsync(connection, Statements.Load, name, [], cancellation);

    /// <returns>Null when the state is gone, or when what changed since is no longer known.</returns>
    public static async Task<StoredState?> NewsSinceAsync(
        NpgsqlConnection connection,
        string name,
        long since,
        CancellationToken cancellation
    )
    {
        var found = await FindAsync(connection, Statements.News, name, [SqlValue.Of(since)], cancellation)
            .ConfigureAwait(false);
        return found is not null && found.KnownSince <= since ? found.State : null;
    }

    private static async Task<FoundState?> FindAsync(
        NpgsqlConnection connection,
        string statement,
        string name,
        NpgsqlParameter[] more,
        CancellationToken cancellation
    )
    {
        var command = new NpgsqlCommand(statement, connection);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(SqlValue.Of(name));
            command.Parameters.AddRange(more);
            var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                return await ReadAsync(reader, name, cancellation).ConfigureAwait(false);
            }
        }
    }

    private static async Task<FoundState?> ReadAsync(
        NpgsqlDataReader reader,
        string name,
        CancellationToken cancellation
    )
    {
        var rows = new List<StoredRow>();
        (StoredState State, long KnownSince)? head = null;
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            if (reader.IsDBNull(1))
            {
                head = (Head(reader, name, rows), reader.GetInt64(4));
            }
            else
            {
                rows.Add(Row(reader, name));
            }
        }

        // Put into a state in the order of their creation, rows need no room made between others.
        rows.Sort((a, b) => a.Sequence.CompareTo(b.Sequence));
        return head is { } found ? new FoundState(found.State, found.KnownSince) : null;
    }

    private static StoredState Head(NpgsqlDataReader reader, string name, List<StoredRow> rows)
    {
        var state = new StoredState(reader.GetInt64(0), reader.GetString(8), rows);
        return Fits(reader, StoredSum.OfHead(name, state.Head))
            ? state
            : state with
            {
                Damage = "what it has beside rows",
            };
    }

    private static StoredRow Row(NpgsqlDataReader reader, string name)
    {
        var row = new StoredRow(
            StoredText.Unescape(reader.GetString(1)),
            StoredText.Unescape(reader.GetString(reader.IsDBNull(3) ? 2 : 3)),
            reader.GetInt64(4),
            Ticks.Moment(reader.GetInt64(5)),
            Ticks.Moment(reader.GetInt64(6)),
            reader.GetBoolean(7),
            reader.IsDBNull(8) ? null : reader.GetString(8)
        );
        return Fits(reader, StoredSum.Of(name, row)) ? row : row with { IsDamaged = true };
    }

    /// <summary>Rows that older programs wrote have none.</summary>
    private static bool Fits(NpgsqlDataReader reader, long sum) => reader.IsDBNull(9) || reader.GetInt64(9) == sum;
}
