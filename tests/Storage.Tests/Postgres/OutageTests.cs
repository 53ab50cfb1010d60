using System.Collections.Concurrent;
using Databases;
using Mockd.Contracts.Json;
using Mockd.Engine;
using Mockd.Engine.State;
using Mockd.Storage.Durable;
using Mockd.Storage.Postgres;
using Storage.Tests.Running;
using Xunit;

namespace Storage.Tests.Postgres;

/// <summary>A database that goes away and comes back; a server of its own, since it is crashed.</summary>
public sealed class OutageTests
{
    private static readonly Twin Twin = TestTwin.Of(TestTwin.Customers);
    private static readonly TimeSpan Back = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Crash_UnderLoad_LosesNothingAndServiceResumes()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        await using var server = await PostgresServer.StartAsync();
        var connection = PostgresConnection.Parse(server.ConnectionTo(await server.MakeDatabaseAsync()), "the test");
        await using var one = await PostgresStateLog.OpenAsync(connection, Cancellation);
        await using var two = await PostgresStateLog.OpenAsync(connection, Cancellation);
        var stores = new[] { await OpenAsync(one), await OpenAsync(two) };
        var (acknowledged, refused) = (new ConcurrentBag<string>(), 0);
        using var enough = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(w => Task.Run(() => WriteAsync(w))).ToArray();

        await WaitForAsync(() => acknowledged.Count > 50);
        await server.CrashAsync();
        await WaitForAsync(() => refused > 8);
        await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
            await stores[0].ReadAsync("default", Cancellation)
        );
        var before = acknowledged.Count;
        await server.ResumeAsync();
        await WaitForAsync(() => acknowledged.Count > before + 50);
        await enough.CancelAsync();
        await Task.WhenAll(writers);

        foreach (var store in stores)
        {
            var table = (await store.ReadAsync("default", Cancellation)).Tables[0];
            Assert.All(acknowledged, key => Assert.NotNull(table.Find(key)));
        }

        async Task WriteAsync(int writer)
        {
            for (var i = 0; !enough.IsCancellationRequested; i++)
            {
                try
                {
                    var key = $"{writer}-{i}";
                    acknowledged.Add(await stores[writer % 2].InsertAsync(Twin, "customers", key, JsonObject.Empty));
                }
                catch (StoreUnavailableException)
                {
                    Interlocked.Increment(ref refused);
                    await Task.Delay(20, Cancellation);
                }
            }
        }
    }

    private static async Task WaitForAsync(Func<bool> isThere)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(Back);
        while (!isThere())
        {
            await Task.Delay(10, patience.Token);
        }
    }

    private static ValueTask<DurableStateStore> OpenAsync(IStateLog log) =>
        DurableStateStore.OpenAsync(log, Twin.Tables, Twin.Start, TestTwin.Start, Cancellation);
}
