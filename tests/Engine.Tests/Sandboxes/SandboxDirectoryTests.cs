using Mockd.Contracts.Configuration;
using Mockd.Engine.Sandboxes;
using Mockd.Engine.State;
using Xunit;

namespace Engine.Tests.Sandboxes;

/// <summary>What there is, what is made, and what is refused.</summary>
public sealed class SandboxDirectoryTests
{
    private readonly ManualTime _time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Delete_OfOneInUse_IsRefused()
    {
        var process = Process(3);
        var a = await process.Directory.EnterAsync("a", Cancellation);
        var again = await process.Directory.EnterAsync("a", Cancellation);
        process.Directory.Leave(again);

        Assert.Equal(
            SandboxProblem.InUse,
            await ProblemOfAsync(() => process.Directory.DeleteAsync("a", Cancellation))
        );
        process.Directory.Leave(a);
        await process.Directory.DeleteAsync("a", Cancellation);

        Assert.Equal(("", ""), (process.Known, await process.StoredAsync()));
        Assert.Equal(["a"], process.Gone);
    }

    [Theory]
    [InlineData("default", SandboxProblem.InUse)]
    [InlineData("nobody", SandboxProblem.Missing)]
    [InlineData("no name", SandboxProblem.Missing)]
    [InlineData("a/one", SandboxProblem.Missing)]
    public async Task Delete_OfWhatIsNoSandbox_IsRefused(string name, SandboxProblem problem)
    {
        var process = Process(3);
        await process.UseAsync("a");
        await process.Snapshots.SaveAsync("a", "one", false, Cancellation);

        Assert.Equal(problem, await ProblemOfAsync(() => process.Directory.DeleteAsync(name, Cancellation)));
        Assert.Equal("a a/one", await process.StoredAsync());
    }

    [Fact]
    public async Task Create_OfAName_ThatIsTakenHereOrElsewhere_IsRefused()
    {
        var store = new SharedMemoryStore(new MemoryStateStore(TestSandboxes.Start, _time.Now));
        var (one, other) = (Process(9, store), Process(9, store));
        await one.Directory.CreateAsync("a", null, Cancellation);

        foreach (var process in (TestSandboxes[])[one, other])
        {
            Assert.Equal(
                SandboxProblem.Exists,
                await ProblemOfAsync(async () => await process.Directory.CreateAsync("a", null, Cancellation))
            );
            Assert.Equal(
                SandboxProblem.Exists,
                await ProblemOfAsync(async () => await process.Directory.CreateAsync("default", null, Cancellation))
            );
            Assert.Equal(
                SandboxProblem.BadName,
                await ProblemOfAsync(async () => await process.Directory.CreateAsync("a/b", null, Cancellation))
            );
            Assert.False(await process.Directory.TryPutAsync("a", TestSandboxes.Start, Cancellation));
        }

        Assert.True(await other.Directory.TryPutAsync("b", TestSandboxes.Start, Cancellation));
        Assert.Equal("import", (await store.FindAsync("b", Cancellation))!.From);
    }

    [Fact]
    public async Task Create_AsAFork_HasTheRowsOfItsOrigin()
    {
        var process = Process(9);
        await process.UseAsync("a");
        await process.WriteAsync("a");

        var made = await process.Directory.CreateAsync("b", "a", Cancellation);
        await process.WriteAsync("a");

        Assert.Equal(("b", "a", _time.Now, false), (made.Name, made.From, made.CreatedAt, made.IsDefault));
        Assert.Equal((2, 1), (await process.WritesAsync("a"), await process.WritesAsync("b")));
        Assert.Equal("seeds", process.Catalogue.Find("a")!.From);
    }

    [Fact]
    public async Task List_OfASharedStore_HasThoseOfOthers_AndNotThoseThatOthersRemoved()
    {
        var store = new SharedMemoryStore(new MemoryStateStore(TestSandboxes.Start, _time.Now));
        var (one, other) = (Process(9, store), Process(9, store));
        await one.UseAsync("a", "b");
        await one.Snapshots.SaveAsync("a", "one", false, Cancellation);

        Assert.Equal(["a", "b", "default"], (await other.Directory.ListAsync(Cancellation)).Select(s => s.Name));
        await other.Directory.DeleteAsync("a", Cancellation);

        Assert.Equal(["b", "default"], (await one.Directory.ListAsync(Cancellation)).Select(s => s.Name));
    }

    [Fact]
    public async Task Sandbox_ThatAnotherProcessRemoved_IsMadeAnewOnceItIsForgotten()
    {
        var store = new SharedMemoryStore(new MemoryStateStore(TestSandboxes.Start, _time.Now));
        var (one, other) = (Process(9, store), Process(9, store));
        var entered = await one.Directory.EnterAsync("a", Cancellation);
        await other.Directory.DeleteAsync("a", Cancellation);

        one.Directory.Forget(entered);
        one.Directory.Leave(entered);
        Assert.Equal("", one.Known);
        await one.UseAsync("a");

        Assert.Equal("a", await one.StoredAsync());
        Assert.Equal("a", one.Known);
    }

    [Fact]
    public async Task Explicit_OnlyWhatSomebodyMade_IsEntered()
    {
        var store = new SharedMemoryStore(new MemoryStateStore(TestSandboxes.Start, _time.Now));
        var config = new SandboxesConfig { Create = SandboxCreation.Explicit };
        var (one, other) = (new TestSandboxes(_time, config, store), new TestSandboxes(_time, config, store));

        Assert.Equal(SandboxProblem.Missing, await ProblemOfAsync(() => new(one.UseAsync("a"))));
        await other.Directory.CreateAsync("a", null, Cancellation);
        await one.UseAsync("a");

        Assert.Equal("a", one.Known);
    }

    [Fact]
    public async Task Sandbox_ThatIsMadeAndRemovedElsewhereEachTime_IsGivenUp()
    {
        var process = Process(3, new FlickeringStore(new MemoryStateStore(TestSandboxes.Start, _time.Now)));

        Assert.Equal(SandboxProblem.InUse, await ProblemOfAsync(() => new(process.UseAsync("a"))));
        Assert.Equal("", process.Known);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("no name")]
    [InlineData("a/one")]
    public async Task State_OfWhatIsNoSandbox_IsMissing(string name)
    {
        var process = Process(3);
        await process.UseAsync("a");
        await process.Snapshots.SaveAsync("a", "one", false, Cancellation);

        Assert.Equal(
            SandboxProblem.Missing,
            await ProblemOfAsync(async () => await process.Directory.StateOfAsync(name, Cancellation))
        );
        Assert.Equal(
            SandboxProblem.Missing,
            await ProblemOfAsync(async () => await process.Directory.FindAsync(name, Cancellation))
        );
    }

    [Fact]
    public async Task Missing_HasTheNearestName()
    {
        var process = Process(9);
        await process.UseAsync("customers-1");

        var missing = await Assert.ThrowsAsync<SandboxException>(async () =>
            await process.Directory.FindAsync("custmers-1", Cancellation)
        );

        Assert.Contains("customers-1", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Look_AtASandbox_IsAUseOfIt()
    {
        var process = Process(3);
        await process.UseAsync("a", "b");
        _time.Advance(TimeSpan.FromSeconds(1));
        await process.Directory.FindAsync("a", Cancellation);
        await process.UseAsync("c");
        Assert.Equal("a c", process.Known);

        _time.Advance(TimeSpan.FromSeconds(1));
        await process.Directory.StateOfAsync("a", Cancellation);
        await process.UseAsync("d");

        Assert.Equal("a d", process.Known);
    }

    private TestSandboxes Process(int max, IStateStore? store = null) =>
        new(_time, new SandboxesConfig { Max = max }, store);

    private static async Task<SandboxProblem> ProblemOfAsync(Func<ValueTask> act) =>
        (await Assert.ThrowsAsync<SandboxException>(async () => await act())).Problem;
}
