using Mockd.Contracts.Json;
using Mockd.Engine;
using Mockd.Engine.State;
using Storage.Tests.Running;
using Xunit;

namespace Storage.Tests.Durable;

/// <summary>What every store does that several processes share.</summary>
public abstract class SharedStoreContract : DurableStoreContract
{
    private static readonly Twin Twin = TestTwin.Of(TestTwin.Customers, TestTwin.Orders);

    protected override async ValueTask<IReadOnlyList<IStateStore>> OpenSeveralAsync(Twin twin) =>
        [await OpenDurableAsync(twin), await OpenDurableAsync(twin)];

    [Fact]
    public async Task Write_OnOne_IsReadOnTheOtherAtOnce()
    {
        var (one, other) = (await OpenDurableAsync(Twin), await OpenDurableAsync(Twin));

        for (var i = 0; i < 20; i++)
        {
            var (writer, reader) = i % 2 == 0 ? (one, other) : (other, one);
            await writer.AddAsync(Twin, "seeded", 1);
            Assert.Equal(101 + i, await reader.BalanceAsync(Twin, "seeded"));
        }
    }

    [Fact]
    public async Task Answer_RememberedOnOne_IsKnownToTheOther()
    {
        var (one, other) = (await OpenDurableAsync(Twin), await OpenDurableAsync(Twin));
        foreach (var (store, key) in new[] { (one, "a"), (other, "b"), (one, "a"), (other, "c") })
        {
            await store.RememberAsync(key, [1, 2, 3]);
        }

        var seen = new List<string>();
        foreach (var store in new[] { one, other })
        {
            var answers = (await store.ReadAsync("default", Cancellation)).Answers;
            seen.Add(string.Join(' ', answers.All.Select(RememberedText.Of)));
        }

        Assert.Equal(seen[0], seen[1]);
        Assert.Equal(3, (await one.ReadAsync("default", Cancellation)).Answers.Count);
    }

    [Fact]
    public async Task Remove_OnOne_IsGoneOnTheOther()
    {
        var (one, other) = (await OpenDurableAsync(Twin), await OpenDurableAsync(Twin));
        var key = await one.InsertAsync(Twin, "orders", null, JsonObject.Empty);
        Assert.NotNull((await other.ReadAsync("default", Cancellation)).Tables[1].Find(key));

        Assert.True(await one.RemoveAsync(Twin, "customers", "seeded"));
        Assert.False(await other.RemoveAsync(Twin, "customers", "seeded"));

        Assert.Equal(await one.TextAsync(Twin), await other.TextAsync(Twin));
    }

    [Fact]
    public async Task Writes_OnBoth_LoseNothing()
    {
        var stores = new[] { await OpenDurableAsync(Twin), await OpenDurableAsync(Twin) };

        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(w =>
                    Task.Run(
                        async () =>
                        {
                            for (var i = 0; i < 15; i++)
                            {
                                await stores[w % 2].AddAsync(Twin, "seeded", 1);
                                await stores[w % 2].InsertAsync(Twin, "orders", null, JsonObject.Of(("by", w)));
                            }
                        },
                        Cancellation
                    )
                )
        );

        Assert.Equal(220, await stores[0].BalanceAsync(Twin, "seeded"));
        Assert.Equal(121, (await stores[1].ReadAsync("default", Cancellation)).Tables[1].Count);
        Assert.Equal(await stores[0].TextAsync(Twin), await stores[1].TextAsync(Twin));
    }

    [Fact]
    public async Task State_RemovedAndMadeAgainOnOne_IsTheNewOneOnTheOther()
    {
        var (one, other) = (await OpenDurableAsync(Twin), await OpenDurableAsync(Twin));
        await one.CreateAsync(Entry("a"), Twin.Start, Cancellation);
        await other.AddAsync(Twin, "mine", 3, "a");

        await one.DeleteAsync("a", null, Cancellation);
        await Assert.ThrowsAsync<StateMissingException>(async () => await other.ReadAsync("a", Cancellation));
        await one.CreateAsync(Entry("a"), Twin.Start, Cancellation);

        Assert.Equal(await one.TextAsync(Twin, "a"), await other.TextAsync(Twin, "a"));
        Assert.Null((await other.ReadAsync("a", Cancellation)).Tables[0].Find("mine"));
        Assert.Equal(101, await other.AddAsync(Twin, "seeded", 1, "a"));
    }
}
