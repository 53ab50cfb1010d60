using System.Globalization;
using Mockd.Storage.Durable;
using Npgsql;

namespace Mockd.Storage.Postgres;

/// <summary>The tables of the store: made at the first start, brought up to date by newer programs, refused by older ones.</summary>
internal static class PostgresSchema
{
    /// <summary>Whoever changes tables holds it; the number has no meaning beyond that nobody else uses it.</summary>
    private const long MigrationLock = 0x6D6F636B64;

    /// <summary>What makes version n + 1 out of version n.</summary>
    private static readonly string[][] Migrations =
    [
        [
            """
                CREATE TABLE IF NOT EXISTS mockd_states (
                    name text PRIMARY KEY,
                    kind text NOT NULL,
                    origin text NOT NULL,
                    created bigint NOT NULL,
                    used bigint NOT NULL,
                    version bigint NOT NULL,
                    known_since bigint NOT NULL,
                    writer uuid NOT NULL,
                    removed timestamptz,
                    head text NOT NULL
                )
                """,
            """
                CREATE TABLE IF NOT EXISTS mockd_rows (
                    state text NOT NULL,
                    tbl text NOT NULL,
                    key text NOT NULL,
                    long_key text,
                    seq bigint NOT NULL,
                    created bigint NOT NULL,
                    updated bigint NOT NULL,
                    deleted boolean NOT NULL,
                    version bigint NOT NULL,
                    doc text,
                    PRIMARY KEY (state, tbl, key)
                )
                """,
            "CREATE INDEX IF NOT EXISTS mockd_rows_version ON mockd_rows (state, version)",
            "CREATE INDEX IF NOT EXISTS mockd_rows_gone ON mockd_rows (state, version) WHERE doc IS NULL",
            "CREATE INDEX IF NOT EXISTS mockd_states_removed ON mockd_states (removed) WHERE removed IS NOT NULL",
        ],
        // Nothing vouches for what was written before it is written again.
        [
            "ALTER TABLE mockd_states ADD COLUMN IF NOT EXISTS sum bigint",
            "ALTER TABLE mockd_rows ADD COLUMN IF NOT EXISTS sum bigint",
        ],
        ["CREATE INDEX IF NOT EXISTS mockd_states_snapshots ON mockd_states (origin) WHERE kind = 'snapshot'"],
    ];

    public static int Newest => Migrations.Length;

    /// <summary>Looks first, without a lock: whoever only uses the tables needs no right to change them.</summary>
    /// <exception cref="StoreRefusedException">The tables are of a newer program, or not ours.</exception>
    /// <returns>Whether tables were made or changed.</returns>
    public static async Task<bool> EnsureAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (await VersionAsync(connection, cancellation).ConfigureAwait(false) == Newest)
        {
            return false;
        }

        await MigrateAsync(connection, cancellation).ConfigureAwait(false);
        return true;
    }

    private static async Task MigrateAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            if (await HasLocksAsync(connection, cancellation).ConfigureAwait(false))
            {
                await RunAsync(connection, $"SELECT pg_advisory_xact_lock({MigrationLock})", cancellation)
                    .ConfigureAwait(false);
            }

            // Another process may have been faster while we waited.
            var version = await VersionAsync(connection, cancellation).ConfigureAwait(false);
            foreach (var statement in Migrations.Skip(version).SelectMany(s => s))
            {
                await RunAsync(connection, statement, cancellation).ConfigureAwait(false);
            }

            await RunAsync(
                    connection,
                    "CREATE TABLE IF NOT EXISTS mockd_schema (id int PRIMARY KEY, version int NOT NULL)",
                    cancellation
                )
                .ConfigureAwait(false);
            await RunAsync(
                    connection,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"INSERT INTO mockd_schema VALUES (1, {Newest}) ON CONFLICT (id) DO UPDATE SET version = {Newest}"
                    ),
                    cancellation
                )
                .ConfigureAwait(false);
            await transaction.CommitAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// CockroachDB has none (its documentation, "PostgreSQL Compatibility"). There two programs that start at once may both
    /// make the tables, which does no harm: no statement minds what is there already.
    /// </summary>
    private static async Task<bool> HasLocksAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var command = new NpgsqlCommand(
            "SELECT count(*) FROM pg_catalog.pg_proc WHERE proname = 'pg_advisory_xact_lock'",
            connection
        );
        await using (command.ConfigureAwait(false))
        {
            return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is > 0L;
        }
    }

    /// <summary>0: there are no tables yet.</summary>
    private static async Task<int> VersionAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var there = await TablesAsync(connection, cancellation).ConfigureAwait(false);
        if (there.Count == 0)
        {
            return 0;
        }

        if (!there.Contains("mockd_schema"))
        {
            throw new StoreRefusedException(
                $"The database has a table {there.Order(StringComparer.Ordinal).First()} that is not Mockd's. Use another "
                    + "database, or another schema with `Search Path=…` in the connection."
            );
        }

        var command = new NpgsqlCommand("SELECT CAST(max(version) AS bigint) FROM mockd_schema", connection);
        await using (command.ConfigureAwait(false))
        {
            var version = await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) as long? ?? 0;
            return version <= Newest
                ? (int)version
                : throw new StoreRefusedException(
                    $"The tables in the database are of a newer Mockd (format {version}, this one knows {Newest}). Use that "
                        + "one, or another database; nothing was changed."
                );
        }
    }

    private static async Task<HashSet<string>> TablesAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var command = new NpgsqlCommand(
            """
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = current_schema() AND table_name IN ('mockd_schema', 'mockd_states', 'mockd_rows')
            """,
            connection
        );
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var names = new HashSet<string>(StringComparer.Ordinal);
                while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
                {
                    names.Add(reader.GetString(0));
                }

                return names;
            }
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = Pipeline.PatientSeconds };
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }
    }
}
