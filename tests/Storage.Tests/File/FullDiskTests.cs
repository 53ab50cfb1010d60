using Mockd.Contracts.Json;
using Mockd.Engine;
using Mockd.Engine.State;
using Mockd.Storage.Durable;
using Mockd.Storage.File;
using Storage.Tests.Running;
using Xunit;

namespace Storage.Tests.File;

/// <summary>A disk that is full refuses writes, and loses none.</summary>
public sealed class FullDiskTests : IAsyncDisposable
{
    private static readonly Twin Twin = TestTwin.Of(TestTwin.Customers);
    private static readonly JsonObject Long = JsonObject.Of(("text", new string('x', 2000)));
    private readonly SqliteFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    [Fact]
    public async Task Writes_FailUntilThereIsRoom_AndWhatWasAcknowledgedStays()
    {
        var kept = 0;
        await using (var log = SqliteStateLog.Open(_folder.File, FileFormat.Current, mostPages: 60))
        {
            var store = await OpenAsync(log);
            var full = await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
            {
                while (kept < 1000)
                {
                    await store.InsertAsync(Twin, "customers", $"row-{kept}", Long);
                    kept++;
                }
            });
            Assert.Contains("No space is left", full.Message, StringComparison.Ordinal);
            Assert.InRange(kept, 10, 999);

            Assert.Null((await store.ReadAsync("default", Cancellation)).Tables[0].Find($"row-{kept}"));
            Assert.True(await store.RemoveAsync(Twin, "customers", "row-0"));
            await store.InsertAsync(Twin, "customers", "again", Long);
        }

        var state = await (await OpenAsync(_folder.Log)).ReadAsync("default", Cancellation);
        Assert.Equal(
            ["seeded", .. Enumerable.Range(1, kept - 1).Select(i => $"row-{i}"), "again"],
            state.Tables[0].InOrder.Select(r => r.Key)
        );
    }

    private static ValueTask<DurableStateStore> OpenAsync(IStateLog log) =>
        DurableStateStore.OpenAsync(log, Twin.Tables, Twin.Start, TestTwin.Start, Cancellation);
}
