using System.Diagnostics;
using Mockd.Engine.Actions;
using Mockd.Engine.State;
using Mockd.Storage.Durable;
using Mockd.Storage.File;

namespace Mockd.Bench.Commits;

/// <summary>Writers that each insert a row, wait until it is durable, and insert the next one.</summary>
internal static class StoreRun
{
    private const string State = "default";

    public static async Task<Measured> RunAsync(string folder, int writers, TimeSpan length)
    {
        var twin = Subject.Twin(folder);
        var log = new CountedLog(SqliteStateLog.Open(Path.Combine(folder, "store.db")));
        await using var open = log.ConfigureAwait(false);
        var store = await DurableStateStore
            .OpenAsync(log, twin.Tables, twin.Start, Subject.Start, CancellationToken.None)
            .ConfigureAwait(false);
        await using var working = store.ConfigureAwait(false);
        var table = twin.Tables.ByName["customers"];
        var groups = log.Groups;
        var used = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var commits = await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(WriteAsync)))
            .ConfigureAwait(false);
        var took = clock.Elapsed;
        return new Measured(
            commits.Sum(),
            log.Groups - groups,
            took,
            Process.GetCurrentProcess().TotalProcessorTime - used
        );

        async Task<int> WriteAsync()
        {
            var done = 0;
            while (clock.Elapsed < length)
            {
                await store.CommitAsync(State, Insert, CancellationToken.None).ConfigureAwait(false);
                done++;
            }

            return done;
        }

        (TwinState, string) Insert(TwinState head)
        {
            var session = new WriteSession(head, twin.Tables, twin.Seed, Subject.Start);
            var key = session.NewKey(table);
            session.Insert(table, key, Subject.Fields.With("id", key));
            return (session.State, key);
        }
    }
}
