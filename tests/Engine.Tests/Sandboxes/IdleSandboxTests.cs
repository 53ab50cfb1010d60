using Mockd.Contracts.Configuration;
using Mockd.Engine.Sandboxes;
using Mockd.Engine.State;
using Xunit;

namespace Engine.Tests.Sandboxes;

/// <summary>Only what nobody used for the whole of its life goes, whoever used it last.</summary>
public sealed class IdleSandboxTests
{
    private static readonly SandboxesConfig EightSeconds = new() { Ttl = TimeSpan.FromSeconds(8) };

    /// <summary>When a sandbox that nobody uses is gone at last: its life, the margin, and the time between two looks.</summary>
    private static readonly TimeSpan GoneAfter = TimeSpan.FromSeconds(8) * 1.15;

    private readonly ManualTime _time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(50)]
    [InlineData(333)]
    [InlineData(2000)]
    [InlineData(7999)]
    public async Task Sandbox_UsedAgainAndAgain_Stays(int everyMilliseconds)
    {
        var process = new TestSandboxes(_time, EightSeconds);
        await process.UseAsync("a");
        await process.WriteAsync("a");

        for (var end = _time.Now.AddSeconds(60); _time.Now < end; )
        {
            _time.Advance(TimeSpan.FromMilliseconds(everyMilliseconds));
            await process.UseAsync("a");
            Assert.Equal(1, await process.WritesAsync("a"));
        }

        Assert.Empty(process.Gone);
    }

    [Fact]
    public async Task Sandbox_IdleForItsLife_GoesWithoutAnotherRequest()
    {
        var process = new TestSandboxes(_time, EightSeconds);
        await process.UseAsync("a");
        _time.Advance(TimeSpan.FromSeconds(3));
        await process.UseAsync("b");
        await process.Snapshots.SaveAsync("a", "one", false, Cancellation);

        _time.Advance(TimeSpan.FromSeconds(8));
        Assert.Equal("a a/one b", await process.StoredAsync());

        _time.Advance(GoneAfter - TimeSpan.FromSeconds(8));
        Assert.Equal(("", ""), (process.Known, await process.StoredAsync()));
        Assert.Equal(["a", "b"], process.Gone.Order());
    }

    [Fact]
    public async Task Sandbox_OfOneRequestThatTakesLong_StaysDuringItAndForItsLifeAfterIt()
    {
        var process = new TestSandboxes(_time, EightSeconds);
        var entered = await process.Directory.EnterAsync("a", Cancellation);

        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("a", await process.StoredAsync());
        process.Directory.Leave(entered);
        _time.Advance(TimeSpan.FromSeconds(8));
        Assert.Equal("a", await process.StoredAsync());
        _time.Advance(GoneAfter - TimeSpan.FromSeconds(8));

        Assert.Equal("", await process.StoredAsync());
    }

    [Fact]
    public async Task Sandbox_UsedBeforeAReload_StaysForItsLife()
    {
        var old = new TestSandboxes(_time, EightSeconds);
        await old.UseAsync("a");
        _time.Advance(TimeSpan.FromSeconds(7));
        await old.UseAsync("a");

        await old.Directory.DisposeAsync();
        var next = new TestSandboxes(_time, EightSeconds, old.Store, old.Catalogue);
        _time.Advance(TimeSpan.FromSeconds(7));

        Assert.Equal("a", await next.StoredAsync());
        Assert.Equal(_time.Now.AddSeconds(-7), next.Catalogue.Find("a")!.LastUsedAt);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sandbox_UsedBeforeARestart_StaysForItsLife(bool endsInOrder)
    {
        var old = new TestSandboxes(_time, EightSeconds);
        await old.UseAsync("a");
        for (var i = 0; i < 20; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(397));
            await old.UseAsync("a");
        }

        // Whoever was killed tells nothing more; its timer is of no use either.
        var last = _time.Now;
        if (endsInOrder)
        {
            await old.Directory.DisposeAsync();
            Assert.Equal(last, (await old.Store.FindAsync("a", Cancellation))!.LastUsedAt);
        }

        var time = new ManualTime();
        time.Advance(last - time.Now + TimeSpan.FromSeconds(7.9));
        var next = await TestSandboxes.OpenAsync(time, EightSeconds, old.Store);
        await next.Directory.SweepAsync(Cancellation);
        Assert.Equal("a", await next.StoredAsync());

        time.Advance(GoneAfter - TimeSpan.FromSeconds(7.9));
        Assert.Equal("", await next.StoredAsync());
    }

    [Theory]
    [InlineData(50)]
    [InlineData(1900)]
    [InlineData(7900)]
    public async Task Sandbox_UsedAtAnotherProcess_StaysWhereNobodyUsesIt(int everyMilliseconds)
    {
        var store = new SharedMemoryStore(new MemoryStateStore(TestSandboxes.Start, _time.Now));
        var (user, idler) = (
            new TestSandboxes(_time, EightSeconds, store),
            new TestSandboxes(_time, EightSeconds, store)
        );
        await user.UseAsync("a");
        await idler.UseAsync("a");
        await user.WriteAsync("a");

        for (var end = _time.Now.AddSeconds(60); _time.Now < end; )
        {
            _time.Advance(TimeSpan.FromMilliseconds(everyMilliseconds));
            await user.UseAsync("a");
            Assert.Equal(1, await user.WritesAsync("a"));
        }

        Assert.Equal("a", idler.Known);
        _time.Advance(GoneAfter);
        Assert.Equal(("", "", ""), (user.Known, idler.Known, await user.StoredAsync()));
        Assert.Single(user.Gone.Concat(idler.Gone));
    }

    /// <summary>A process whose timer rings late still tells of uses before they are answered.</summary>
    [Fact]
    public async Task Sandbox_UsedAtAProcessThatNeverLooks_IsKnownToBeUsed()
    {
        var store = new SharedMemoryStore(new MemoryStateStore(TestSandboxes.Start, _time.Now));
        var stopped = new ManualTime();
        var user = new TestSandboxes(stopped, EightSeconds, store);
        await user.UseAsync("a");
        await user.Directory.DisposeAsync();

        for (var i = 0; i < 100; i++)
        {
            stopped.Advance(TimeSpan.FromMilliseconds(790));
            await user.UseAsync("a");
            var told = (await store.FindAsync("a", Cancellation))!.LastUsedAt;
            Assert.InRange(stopped.Now - told, TimeSpan.Zero, IdlePace.Of(EightSeconds.Ttl).Margin);
        }
    }

    [Fact]
    public async Task Sandbox_WithoutALife_StaysForEver()
    {
        var process = new TestSandboxes(_time, new SandboxesConfig());
        await process.UseAsync("a");

        _time.Advance(TimeSpan.FromDays(400));
        await process.Directory.SweepAsync(Cancellation);

        Assert.Equal("a", await process.StoredAsync());
    }

    [Fact]
    public async Task Sandbox_WithoutALife_IsKnownToTheStoreAsUsedLately()
    {
        var process = new TestSandboxes(_time, new SandboxesConfig());
        await process.UseAsync("a");
        _time.Advance(TimeSpan.FromHours(1));
        await process.UseAsync("a");
        var used = _time.Now;

        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(used, (await process.Store.FindAsync("a", Cancellation))!.LastUsedAt);
    }

    [Fact]
    public async Task Sandbox_ThatOthersStartFrom_Stays()
    {
        var process = new TestSandboxes(_time, EightSeconds with { From = "prepared", Max = 4 });
        await process.UseAsync("prepared", "a", "b", "c", "d");
        _time.Advance(TimeSpan.FromMinutes(1));

        await process.UseAsync("e");

        Assert.Equal("e prepared", process.Known);
    }

    [Fact]
    public async Task Sweep_WhoseStoreIsAway_GoesOnOnceItIsBack()
    {
        var store = new FaultyStore(new MemoryStateStore(TestSandboxes.Start, _time.Now));
        var process = new TestSandboxes(_time, EightSeconds, store);
        await process.UseAsync("a", "b");
        store.Fail(call: 1, isDone: false);

        _time.Advance(GoneAfter);
        Assert.True(store.HasFailed);
        _time.Advance(IdlePace.Of(EightSeconds.Ttl).Period);

        Assert.Equal(("", ""), (process.Known, await process.StoredAsync()));
    }

    [Fact]
    public async Task Sweep_OfStatesWhoseUsesNobodyKnows_Ends()
    {
        var store = new FaultyStore(new MemoryStateStore(TestSandboxes.Start, _time.Now)) { KnowsNoUses = true };
        var process = new TestSandboxes(_time, EightSeconds, store);
        await process.UseAsync("a", "b");

        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("a b", await process.StoredAsync());
        Assert.Equal("a b", process.Known);
    }

    [Fact]
    public async Task Sweep_OfACancelledCaller_Ends()
    {
        var process = new TestSandboxes(_time, EightSeconds);
        await process.UseAsync("a", "b");
        var late = new ManualTime();
        late.Advance(TimeSpan.FromHours(1));
        var other = await TestSandboxes.OpenAsync(late, EightSeconds, process.Store);

        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            other.Directory.SweepAsync(new CancellationToken(canceled: true))
        );

        Assert.NotEqual("", other.Known);
        Assert.Equal(other.Known, await other.StoredAsync());
    }

    [Fact]
    public async Task Directory_DisposedOf_LooksNoMore()
    {
        var process = new TestSandboxes(_time, EightSeconds);
        await process.UseAsync("a");

        await process.Directory.DisposeAsync();
        await process.Directory.DisposeAsync();
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("a", await process.StoredAsync());
    }

    [Theory]
    [InlineData(0, 10_000)]
    [InlineData(1, 50)]
    [InlineData(1000, 50)]
    [InlineData(2000, 100)]
    [InlineData(8000, 400)]
    [InlineData(20 * 60_000, 60_000)]
    [InlineData(24 * 3_600_000, 60_000)]
    public void Pace_OfALife_IsATwentiethWithinBounds(int life, int period)
    {
        var pace = IdlePace.Of(TimeSpan.FromMilliseconds(life));

        Assert.Equal(TimeSpan.FromMilliseconds(period), pace.Period);
        Assert.Equal(2 * pace.Period, pace.Margin);
    }
}
