using Npgsql;

namespace Mockd.Storage.Postgres;

/// <summary>Statements that go to the server in one message and come back in one; behind one that fails none is run.</summary>
internal sealed class Pipeline(NpgsqlConnection connection)
{
    /// <summary>For what may take as long as there are rows, or as another process takes.</summary>
    public const int PatientSeconds = 30;

    private readonly List<NpgsqlBatchCommand> _commands = [];

    /// <summary>It takes as long as there are rows, which may be more than a short wait.</summary>
    public bool IsPatient { get; init; }

    public NpgsqlBatchCommand Add(string statement, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(statement);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        _commands.Add(command);
        return command;
    }

    public async Task RunAsync(CancellationToken cancellation)
    {
        var batch = new NpgsqlBatch(connection);
        await using (batch.ConfigureAwait(false))
        {
            if (IsPatient)
            {
                batch.Timeout = PatientSeconds;
            }

            foreach (var command in _commands)
            {
                batch.BatchCommands.Add(command);
            }

            await batch.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }
    }
}
