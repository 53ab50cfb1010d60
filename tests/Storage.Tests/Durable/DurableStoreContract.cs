using Mockd.Contracts.Json;
using Mockd.Engine;
using Mockd.Engine.State;
using Mockd.Storage.Durable;
using Storage.Tests.Running;
using Xunit;

namespace Storage.Tests.Durable;

/// <summary>What every store does that keeps its states beyond the process.</summary>
public abstract class DurableStoreContract : StateStoreContract
{
    private static readonly Twin Both = TestTwin.Of(TestTwin.Customers, TestTwin.Orders);
    private static readonly Twin OnlyCustomers = TestTwin.Of(TestTwin.Customers);

    /// <summary>The log of this test, empty at first; the same one each time it is asked for, if need be opened anew.</summary>
    protected abstract ValueTask<IStateLog> LogAsync();

    protected override async ValueTask<IStateStore> OpenAsync(Twin twin) => await OpenDurableAsync(twin);

    protected async Task<DurableStateStore> OpenDurableAsync(Twin twin) =>
        await DurableStateStore.OpenAsync(await LogAsync(), twin.Tables, twin.Start, TestTwin.Start, Cancellation);

    [Fact]
    public async Task Open_Again_HasEverything()
    {
        var first = await OpenDurableAsync(Both);
        await first.InsertAsync(Both, "customers", "k\u00e9y/1", JsonObject.Of(("deep", JsonArray.Of(1, "x\n", true))));
        await first.InsertAsync(Both, "orders", null, JsonObject.Of(("total", 3)));
        await first.RemoveAsync(Both, "orders", "7");
        await first.RemoveAsync(Both, "customers", "seeded");
        await first.CommitAsync(
            "default",
            head => (head with { Clock = new SandboxClock(TestTwin.Start.AddTicks(1234567), TimeSpan.Zero) }, 0),
            Cancellation
        );
        var before = await first.TextAsync(Both);
        await first.DisposeAsync();

        var second = await OpenDurableAsync(Both);

        Assert.Equal(before, await second.TextAsync(Both));
        Assert.Equal("9", await second.InsertAsync(Both, "orders", null, JsonObject.Empty));
    }

    [Fact]
    public async Task Open_Again_RemembersAnswers()
    {
        var first = await OpenDurableAsync(Both);
        await first.RememberAsync("text", "{\"a\":\"\u00e9\"}"u8.ToArray());
        await first.RememberAsync("bytes", [0xff, 0, 0xc3]);
        await first.RememberAsync("late", [1]);
        await first.RememberAsync("text", "again"u8.ToArray());
        await first.CommitAsync(
            "default",
            head => (head with { Answers = head.Answers.Without("late") }, 0),
            Cancellation
        );
        var before = (await first.ReadAsync("default", Cancellation)).Answers;
        await first.DisposeAsync();

        var now = (await (await OpenDurableAsync(Both)).ReadAsync("default", Cancellation)).Answers;

        Assert.Equal(before.All.Select(RememberedText.Of), now.All.Select(RememberedText.Of));
        Assert.Equal(2, now.Count);
        Assert.Equal([0xff, 0, 0xc3], now.Find("bytes", TestTwin.Start)!.Body.ToArray());
    }

    [Fact]
    public async Task Open_WithATableOfTheLogsName_IsRefused()
    {
        var twin = TestTwin.Of("- { name: $answers, seedData: [{ id: a }] }");

        var refusal = await Assert.ThrowsAsync<StoreRefusedException>(() => OpenDurableAsync(twin));

        Assert.Contains("another name", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_WithATableMore_SeedsIt()
    {
        var first = await OpenDurableAsync(OnlyCustomers);
        await first.AddAsync(OnlyCustomers, "seeded", 11);
        await first.DisposeAsync();

        var second = await OpenDurableAsync(Both);

        Assert.Equal(111, await second.BalanceAsync(Both, "seeded"));
        Assert.Equal("8", await second.InsertAsync(Both, "orders", null, JsonObject.Empty));
    }

    [Fact]
    public async Task Fork_OfAStateThatWentOn_HasWhatThatHad()
    {
        var first = await OpenDurableAsync(Both);
        await first.InsertAsync(Both, "customers", "goes", JsonObject.Empty);
        var old = await first.ReadAsync("default", Cancellation);
        var before = await first.TextAsync(Both);
        await first.RemoveAsync(Both, "customers", "goes");
        await first.AddAsync(Both, "seeded", 5);
        await first.InsertAsync(Both, "customers", "comes", JsonObject.Empty);
        var now = await first.TextAsync(Both);

        var fork = new StateEntry("fork", StateKind.Sandbox, "default", TestTwin.Start, TestTwin.Start);
        Assert.True(await first.CreateAsync(fork, old, Cancellation));
        await first.DisposeAsync();
        var second = await OpenDurableAsync(Both);

        Assert.Equal(before, await second.TextAsync(Both, "fork"));
        Assert.Equal(now, await second.TextAsync(Both));
    }

    [Fact]
    public async Task Fork_OfAStateWithRowsOfAnotherTwin_TakesOnlyItsOwn()
    {
        var first = await OpenDurableAsync(Both);
        await first.InsertAsync(Both, "orders", null, JsonObject.Of(("total", 3)));
        await first.DisposeAsync();
        var second = await OpenDurableAsync(OnlyCustomers);
        await second.AddAsync(OnlyCustomers, "seeded", 1);
        var fork = new StateEntry("fork", StateKind.Sandbox, "default", TestTwin.Start, TestTwin.Start);
        Assert.True(await second.CreateAsync(fork, await second.ReadAsync("default", Cancellation), Cancellation));
        await second.DisposeAsync();

        var third = await OpenDurableAsync(Both);

        Assert.Equal(101, await third.BalanceAsync(Both, "seeded", "fork"));
        Assert.Equal(["7"], (await third.ReadAsync("fork", Cancellation)).Tables[1].InOrder.Select(r => r.Key));
        Assert.Equal(["7", "8"], (await third.ReadAsync("default", Cancellation)).Tables[1].InOrder.Select(r => r.Key));
    }

    [Fact]
    public async Task Open_WithATableLessForAWhile_LosesNothing()
    {
        var first = await OpenDurableAsync(Both);
        await first.InsertAsync(Both, "orders", null, JsonObject.Of(("total", 3)));
        await first.RemoveAsync(Both, "orders", "7");
        var before = await first.ReadAsync("default", Cancellation);
        await first.DisposeAsync();
        var second = await OpenDurableAsync(OnlyCustomers);
        await second.AddAsync(OnlyCustomers, "seeded", 1);
        await second.DisposeAsync();

        var third = await OpenDurableAsync(Both);

        var now = await third.ReadAsync("default", Cancellation);
        Assert.Equal(before.Tables[1].InOrder.Select(r => r.Key), now.Tables[1].InOrder.Select(r => r.Key));
        Assert.Equal(before.Counters, now.Counters);
        Assert.True(now.Tables[1].Find("7")!.IsTombstone);
    }
}
