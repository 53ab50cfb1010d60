using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Mockd.Bench.Commits;

/// <summary>
/// One thread, one connection, one prepared statement: rows of the same text into one table with a key, so many to a
/// transaction, in the same journal and sync mode. Nothing is made, queued or answered.
/// </summary>
internal static class BareRun
{
    public static Measured Run(string folder, int perGroup, TimeSpan length)
    {
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder, "bare.db"),
            Pooling = false,
        };
        using var database = new SqliteConnection(settings.ToString());
        database.Open();
        Execute(
            database,
            """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            CREATE TABLE rows(key TEXT PRIMARY KEY, doc TEXT NOT NULL) STRICT;
            """
        );
        using var begin = Command(database, "BEGIN IMMEDIATE");
        using var commit = Command(database, "COMMIT");
        using var insert = Command(database, "INSERT INTO rows(key, doc) VALUES ($1, $2)");
        var key = insert.Parameters.Add("$1", SqliteType.Text);
        insert.Parameters.Add("$2", SqliteType.Text).Value = Subject.Fields.ToString();
        insert.Prepare();
        var (rows, groups) = (0, 0);
        var used = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < length)
        {
            begin.ExecuteNonQuery();
            for (var i = 0; i < perGroup; i++)
            {
                key.Value = $"{++rows}";
                insert.ExecuteNonQuery();
            }

            commit.ExecuteNonQuery();
            groups++;
        }

        return new Measured(rows, groups, clock.Elapsed, Process.GetCurrentProcess().TotalProcessorTime - used);
    }

    private static SqliteCommand Command(SqliteConnection database, string sql)
    {
        var command = database.CreateCommand();
        command.CommandText = sql;
        command.Prepare();
        return command;
    }

    private static void Execute(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
