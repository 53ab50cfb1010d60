using Mockd.Contracts.Configuration;
using Mockd.Engine.Sandboxes;
using Mockd.Engine.State;
using Xunit;

namespace Engine.Tests.Sandboxes;

/// <summary>Who makes room for whom, and who waits for whom.</summary>
public sealed class SandboxRoomTests
{
    private readonly ManualTime _time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Room_IsMadeByTheOneIdleLongest()
    {
        var process = Process(max: 4);
        foreach (var name in (string[])["a", "b", "c", "a", "d", "b", "e"])
        {
            await process.UseAsync(name);
            _time.Advance(TimeSpan.FromTicks(1));
        }

        // Room for d was made by b, and for b, which came again, by c.
        Assert.Equal(["b", "c", "a"], process.Gone);
        Assert.Equal("b d e", process.Known);
        Assert.Equal("b d e", await process.StoredAsync());
    }

    [Fact]
    public async Task Room_IsNeverMadeByOneInUse()
    {
        var process = Process(max: 3);
        var a = await process.Directory.EnterAsync("a", Cancellation);
        await process.UseAsync("b", "c", "d");
        Assert.Equal("a d", process.Known);

        var d = await process.Directory.EnterAsync("d", Cancellation);
        var full = await Assert.ThrowsAsync<SandboxException>(() => process.UseAsync("e"));
        Assert.Equal(SandboxProblem.Full, full.Problem);
        Assert.Contains("All 3 sandboxes are in use", full.Message, StringComparison.Ordinal);

        process.Directory.Leave(a);
        await process.UseAsync("e");
        Assert.Equal("d e", process.Known);
        process.Directory.Leave(d);
    }

    [Fact]
    public async Task Room_InASharedStore_IsNotMadeByOneThatAnotherProcessUsedLater()
    {
        var store = new SharedMemoryStore(new MemoryStateStore(TestSandboxes.Start, _time.Now));
        var (one, other) = (Process(3, store), Process(3, store));
        await one.UseAsync("a");
        _time.Advance(TimeSpan.FromSeconds(1));
        await one.UseAsync("b");
        await other.UseAsync("a");
        await store.TouchAsync([new StateUse("a", _time.Now.AddSeconds(1))], Cancellation);
        _time.Advance(TimeSpan.FromSeconds(2));

        await one.UseAsync("c");

        Assert.Equal("a c", await one.StoredAsync());
        Assert.Equal("a c", one.Known);
    }

    [Fact]
    public async Task Room_InASharedStore_ThatOthersUseAllOfLater_IsNotMade()
    {
        var store = new SharedMemoryStore(new MemoryStateStore(TestSandboxes.Start, _time.Now));
        var process = Process(3, store);
        await process.UseAsync("a", "b");
        var later = _time.Now.AddSeconds(5);
        await store.TouchAsync([new StateUse("a", later), new StateUse("b", later)], Cancellation);

        var full = await Assert.ThrowsAsync<SandboxException>(() => process.UseAsync("c"));

        Assert.Equal(SandboxProblem.Full, full.Problem);
        Assert.Equal("a b", process.Known);
    }

    [Fact]
    public async Task Name_ThatIsNew_AskedForByManyAtOnce_IsMadeOnce()
    {
        var store = new SlowStore(new MemoryStateStore(TestSandboxes.Start, _time.Now));
        var process = Process(3, store);
        store.Open();
        await process.UseAsync("old");
        store.Close();

        var entering = Enumerable
            .Range(0, 20)
            .Select(_ => process.Directory.EnterAsync("a", Cancellation).AsTask())
            .ToArray();
        store.Open();
        var entered = await Task.WhenAll(entering);

        Assert.Single(entered.Distinct());
        Assert.Equal(20, entered[0].Uses);
        Assert.Equal(1, store.Creations["a"]);
        Assert.Equal("a old", process.Known);
        Assert.All(entered, process.Directory.Leave);
        Assert.Equal(0, entered[0].Uses);
    }

    [Fact]
    public async Task Caller_ThatWaitsForAnother_EndsWhenItIsCancelled()
    {
        var store = new SlowStore(new MemoryStateStore(TestSandboxes.Start, _time.Now));
        var process = Process(3, store);
        var first = process.Directory.EnterAsync("a", Cancellation).AsTask();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var second = process.Directory.EnterAsync("a", source.Token).AsTask();
        var other = process.Directory.DeleteAsync("a", source.Token).AsTask();

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => other);
        store.Open();
        process.Directory.Leave(await first);
        Assert.Equal("a", process.Known);
    }

    [Fact]
    public async Task Enter_DuringADelete_FindsANewSandbox()
    {
        var store = new SlowStore(new MemoryStateStore(TestSandboxes.Start, _time.Now));
        store.Open();
        var process = Process(3, store);
        await process.UseAsync("a");
        await process.WriteAsync("a");
        store.Close();

        var deleting = process.Directory.DeleteAsync("a", Cancellation).AsTask();
        var entering = process.Directory.EnterAsync("a", Cancellation).AsTask();
        Assert.False(deleting.IsCompleted || entering.IsCompleted);
        store.Open();
        await deleting;
        process.Directory.Leave(await entering);

        Assert.Equal(0, await process.WritesAsync("a"));
    }

    /// <summary>Two names that are made from each other, at once, wait for neither.</summary>
    [Fact]
    public async Task Forks_OfEachOther_EndBoth()
    {
        var store = new SlowStore(new MemoryStateStore(TestSandboxes.Start, _time.Now));
        var process = Process(3, store);

        var one = process.Directory.CreateAsync("a", "b", Cancellation).AsTask();
        var other = process.Directory.CreateAsync("b", "a", Cancellation).AsTask();
        store.Open();

        Assert.Equal(SandboxProblem.Missing, (await Assert.ThrowsAsync<SandboxException>(() => one)).Problem);
        Assert.Equal(SandboxProblem.Missing, (await Assert.ThrowsAsync<SandboxException>(() => other)).Problem);
    }

    /// <summary>Requests in parallel over more names than there is room for; what comes and goes stays in order.</summary>
    [Fact]
    public async Task Sandboxes_UsedFromManySides_AreNeverMoreThanMay_NorLostInUse()
    {
        var process = Process(20);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(w => Task.Run(() => WorkAsync(process, w), Cancellation)));

        Assert.Equal(process.Known, await process.StoredAsync());
        Assert.True(process.Catalogue.All.Count <= 20);
        Assert.All(process.Catalogue.All, s => Assert.Equal(0, s.Uses));
        for (var i = 0; i < 19; i++)
        {
            await process.UseAsync($"last-{i}");
        }

        Assert.Equal(19, process.Known.Split(' ').Count(n => n.StartsWith("last-", StringComparison.Ordinal)));
    }

    private static async Task WorkAsync(TestSandboxes process, int worker)
    {
        var dice = new Random(worker);
        for (var i = 0; i < 2000; i++)
        {
            var name = $"s{dice.Next(40)}";
            var entered = await process.Directory.EnterAsync(name, Cancellation);
            await process.WriteAsync(name);
            Assert.True(process.Catalogue.All.Count <= 20);
            process.Directory.Leave(entered);
            if (dice.Next(50) == 0)
            {
                try
                {
                    await process.Directory.DeleteAsync(name, Cancellation);
                }
                catch (SandboxException e) when (e.Problem is SandboxProblem.InUse or SandboxProblem.Missing)
                {
                    // Another worker uses it, or was faster.
                }
            }
        }
    }

    private TestSandboxes Process(int max, IStateStore? store = null) =>
        new(_time, new SandboxesConfig { Max = max }, store);
}
