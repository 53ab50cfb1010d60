using Mockd.Engine.State;
using Mockd.Storage.Durable;
using Npgsql;
using NpgsqlTypes;

namespace Mockd.Storage.Postgres;

/// <summary>What is asked of the database.</summary>
internal static class StateReading
{
    public static async Task<List<StateEntry>> EntriesAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var command = new NpgsqlCommand(Statements.List, connection);
        await using (command.ConfigureAwait(false))
        {
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
                            Moment(reader, 3),
                            Moment(reader, 4)
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
                command.Parameters.Add(Parameter.Of(names[0]));
                return [await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) as long? ?? 0];
            }

            command.Parameters.Add(Parameter.Of([.. names], NpgsqlDbType.Text));
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
    ) => FindAsync(connection, Statements.Load, [Parameter.Of(name)], cancellation);

    /// <returns>Null when the state is gone, or when what changed since is no longer known.</returns>
    public static async Task<StoredState?> NewsSinceAsync(
        NpgsqlConnection connection,
        string name,
        long since,
        CancellationToken cancellation
    )
    {
        var parameters = new[] { Parameter.Of(name), Parameter.Of(since) };
        var found = await FindAsync(connection, Statements.News, parameters, cancellation).ConfigureAwait(false);
        return found is not null && found.KnownSince <= since ? found.State : null;
    }

    private static async Task<FoundState?> FindAsync(
        NpgsqlConnection connection,
        string statement,
        NpgsqlParameter[] parameters,
        CancellationToken cancellation
    )
    {
        var command = new NpgsqlCommand(statement, connection);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.AddRange(parameters);
            var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                return await ReadAsync(reader, cancellation).ConfigureAwait(false);
            }
        }
    }

    private static async Task<FoundState?> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        var rows = new List<StoredRow>();
        (long Version, string Head, long KnownSince)? head = null;
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            if (reader.IsDBNull(1))
            {
                head = (reader.GetInt64(0), reader.GetString(8), reader.GetInt64(4));
            }
            else
            {
                rows.Add(Row(reader));
            }
        }

        // Put into a state in the order of their creation, rows need no room made between others.
        rows.Sort((a, b) => a.Sequence.CompareTo(b.Sequence));
        return head is { } found
            ? new FoundState(new StoredState(found.Version, found.Head, rows), found.KnownSince)
            : null;
    }

    private static StoredRow Row(NpgsqlDataReader reader) =>
        new(
            StoredText.Unescape(reader.GetString(1)),
            StoredText.Unescape(reader.GetString(reader.IsDBNull(3) ? 2 : 3)),
            reader.GetInt64(4),
            Moment(reader, 5),
            Moment(reader, 6),
            reader.GetBoolean(7),
            reader.IsDBNull(8) ? null : reader.GetString(8)
        );

    private static DateTimeOffset Moment(NpgsqlDataReader reader, int column) =>
        new(reader.GetInt64(column), TimeSpan.Zero);
}
