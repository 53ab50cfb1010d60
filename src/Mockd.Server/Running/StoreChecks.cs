using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Reading;
using Mockd.Storage.Durable;
using Mockd.Storage.File;
using Mockd.Storage.Postgres;

namespace Mockd.Server.Running;

/// <summary>Looks at the store of a configuration without serving it.</summary>
public static class StoreChecks
{
    /// <param name="saveTo">Path of a new store file for all that is good; null: none.</param>
    /// <returns>Null: the configuration cannot be read, as the diagnostics say.</returns>
    /// <exception cref="StoreRefusedException">There is no store to look at.</exception>
    public static async Task<StoreReport?> RunAsync(
        TwinOptions options,
        string? saveTo,
        ICollection<Diagnostic> diagnostics,
        CancellationToken cancellation
    )
    {
        if (ConfigReader.Read(options.ConfigPath, diagnostics) is not { } file)
        {
            return null;
        }

        var state = file.Config.State ?? new StateConfig();
        return state.Store switch
        {
            StoreKind.File => FileCheck.Run(StateFile.PathOf(state, options), saveTo),
            StoreKind.Postgres => await OfPostgresAsync(state, options, saveTo, cancellation).ConfigureAwait(false),
            _ => throw new StoreRefusedException(
                $"{options.ConfigPath} keeps its state in memory; only the stores `file` and `postgres` can be damaged."
            ),
        };
    }

    private static async Task<StoreReport> OfPostgresAsync(
        StateConfig state,
        TwinOptions options,
        string? saveTo,
        CancellationToken cancellation
    )
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(options.ConfigPath))!;
        var connection = PostgresConnection.Read(state, folder, Environment.GetEnvironmentVariable);
        var log = await PostgresStateLog.OpenAsync(connection, cancellation).ConfigureAwait(false);
        await using (log.ConfigureAwait(false))
        {
            if (saveTo is null)
            {
                return await LogCheck.RunAsync(log, null, cancellation).ConfigureAwait(false);
            }

            if (File.Exists(saveTo))
            {
                throw new StoreRefusedException(
                    $"The file {saveTo} is there already; nothing was saved. Name a new one."
                );
            }

            var target = SqliteStateLog.Open(saveTo);
            await using (target.ConfigureAwait(false))
            {
                return await LogCheck.RunAsync(log, target, cancellation).ConfigureAwait(false);
            }
        }
    }
}
