using Microsoft.Data.Sqlite;

namespace Mockd.Storage.File;

/// <summary>
/// A connection with the statements that were used on it, which stay prepared. Parameters are $1, $2 … For one caller at a
/// time.
/// </summary>
internal sealed class SqliteSession : IDisposable
{
    /// <summary>So long a statement waits when another program, such as a database browser, holds a lock.</summary>
    private const int PatienceSeconds = 5;

    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    private readonly SqliteConnection _connection;

    /// <exception cref="SqliteException">It cannot be opened.</exception>
    public SqliteSession(string path, SqliteOpenMode mode)
    {
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = PatienceSeconds,
        };
        _connection = new SqliteConnection(settings.ToString());
        try
        {
            _connection.Open();
        }
        catch
        {
            // Whatever it was, the caller gets no session to dispose.
            _connection.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    /// <summary>Statements without parameters that are run once.</summary>
    public void Script(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Run(string sql, params ReadOnlySpan<object> values) => Prepared(sql, values).ExecuteNonQuery();

    /// <summary>The first column of the first row; null when there is no row.</summary>
    public object? Value(string sql, params ReadOnlySpan<object> values) => Prepared(sql, values).ExecuteScalar();

    /// <summary>0 when there is no row.</summary>
    public long Number(string sql, params ReadOnlySpan<object> values) =>
        Value(sql, values) is long number ? number : 0;

    public List<T> Read<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object> values)
    {
        using var reader = Prepared(sql, values).ExecuteReader();
        var all = new List<T>();
        while (reader.Read())
        {
            all.Add(read(reader));
        }

        return all;
    }

    /// <summary>All or nothing; what is thrown comes through.</summary>
    public T InTransaction<T>(Func<T> work)
    {
        Run("BEGIN IMMEDIATE");
        try
        {
            var result = work();
            Run("COMMIT");
            return result;
        }
        catch
        {
            // Half of the work must not stay, whatever stopped it.
            RollBack();
            throw;
        }
    }

    /// <summary>
    /// What is committed in it reaches the disk with the next commit outside of it, or when the system likes to; the order of
    /// commits stays.
    /// </summary>
    public T Unsynced<T>(Func<T> work)
    {
        Script("PRAGMA synchronous = NORMAL");
        try
        {
            return work();
        }
        finally
        {
            Script("PRAGMA synchronous = FULL");
        }
    }

    /// <summary>What is read is of one moment.</summary>
    public T InSnapshot<T>(Func<T> work)
    {
        Run("BEGIN");
        try
        {
            return work();
        }
        finally
        {
            RollBack();
        }
    }

    private void RollBack()
    {
        // Some failures end the transaction by themselves.
        if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0)
        {
            Run("ROLLBACK");
        }
    }

    private SqliteCommand Prepared(string sql, ReadOnlySpan<object> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
            }

            command.Prepare();
            _prepared.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command;
    }
}
