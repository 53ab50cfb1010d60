using Npgsql;

namespace Mockd.Storage.Postgres;

/// <summary>Statements that go to the server in one message and come back in one; behind one that fails none is run.</summary>
internal sealed class Pipeline(NpgsqlConnection connection)
{
    /// <summary>For what may take as long as there are rows, or as another process takes.</summary>
    public const int PatientSeconds = 30;

    private readonly NpgsqlBatch _batch = new(connection);

    /// <summary>It takes as long as there are rows, which may be more than a short wait.</summary>
    public bool IsPatient { get; init; }

    public NpgsqlBatchCommand Add(string statement, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(statement);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        _batch.BatchCommands.Add(command);
        return command;
    }

    public async Task RunAsync(CancellationToken cancellation)
    {
        await using (_batch.ConfigureAwait(false))
        {
            if (IsPatient)
            {
                _batch.Timeout = PatientSeconds;
            }

            await _batch.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }
    }
}
