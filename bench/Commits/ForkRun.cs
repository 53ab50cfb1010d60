using System.Diagnostics;
using Mockd.Engine.Actions;
using Mockd.Engine.State;
using Mockd.Storage.Durable;
using Mockd.Storage.File;

namespace Mockd.Bench.Commits;

/// <summary>Forks of a state with many rows: how long each takes until it is durable, and what it adds to the disk.</summary>
internal static class ForkRun
{
    private const string Origin = "default";

    public static async Task<(double Microseconds, double Bytes)> RunAsync(string folder, int rows, int forks)
    {
        var twin = Subject.Twin(folder);
        var path = Path.Combine(folder, "store.db");
        var log = SqliteStateLog.Open(path);
        await using var open = log.ConfigureAwait(false);
        var store = await DurableStateStore
            .OpenAsync(log, twin.Tables, twin.Start, Subject.Start, CancellationToken.None)
            .ConfigureAwait(false);
        await using var working = store.ConfigureAwait(false);
        await store.CommitAsync(Origin, Fill, CancellationToken.None).ConfigureAwait(false);
        await ForkAsync(-1).ConfigureAwait(false);
        var before = SizeOf(path);
        var times = new List<double>();
        for (var i = 0; i < forks; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await ForkAsync(i).ConfigureAwait(false);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMicroseconds);
        }

        return (times.Order().ElementAt(forks / 2), (double)(SizeOf(path) - before) / forks);

        (TwinState, int) Fill(TwinState head)
        {
            var session = new WriteSession(head, twin.Tables, twin.Seed, Subject.Start);
            var table = twin.Tables.ByName["customers"];
            for (var i = 0; i < rows; i++)
            {
                var key = session.NewKey(table);
                session.Insert(table, key, Subject.Fields.With("id", key));
            }

            return (session.State, 0);
        }

        async Task ForkAsync(int number)
        {
            var state = await store.ReadAsync(Origin, CancellationToken.None).ConfigureAwait(false);
            var entry = new StateEntry($"fork-{number}", StateKind.Sandbox, Origin, Subject.Start, Subject.Start);
            await store.CreateAsync(entry, state, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static long SizeOf(string path)
    {
        // What lies in the write-ahead log is written to the database sooner or later, and only then has its size.
        using var database = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        command.ExecuteNonQuery();
        return new FileInfo(path).Length;
    }
}
