using Mockd.Contracts.Configuration;
using Mockd.Engine.Sandboxes;
using Mockd.Engine.State;
using Xunit;

namespace Engine.Tests.Sandboxes;

public sealed class SnapshotDirectoryTests
{
    private readonly ManualTime _time = new();
    private readonly TestSandboxes _process;

    public SnapshotDirectoryTests() => _process = new TestSandboxes(_time, new SandboxesConfig());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Save_KeepsWhatTheSandboxHasNow()
    {
        await _process.UseAsync("a");
        await _process.WriteAsync("a");

        var saved = await _process.Snapshots.SaveAsync("a", "one", false, Cancellation);
        await _process.WriteAsync("a");

        Assert.Equal(new Snapshot("a", "one", _time.Now), saved);
        Assert.Equal(1, (await _process.Snapshots.StateOfAsync("a", "one", Cancellation)).Sequence);
        Assert.Equal(0, _process.Catalogue.Find("a")!.Uses);
    }

    [Fact]
    public async Task Save_UnderANameThatIsTaken_IsRefused_UnlessItReplaces()
    {
        await _process.UseAsync("a");
        await _process.Snapshots.SaveAsync("a", "one", true, Cancellation);
        await _process.WriteAsync("a");
        _time.Advance(TimeSpan.FromHours(1));

        var refused = await Assert.ThrowsAsync<SandboxException>(async () =>
            await _process.Snapshots.SaveAsync("a", "one", false, Cancellation)
        );
        Assert.Equal(SandboxProblem.Exists, refused.Problem);
        Assert.Equal(0, (await _process.Snapshots.StateOfAsync("a", "one", Cancellation)).Sequence);
        Assert.Equal(_time.Now.AddHours(-1), (await ListAsync("a")).Single().SavedAt);

        await _process.Snapshots.SaveAsync("a", "one", true, Cancellation);

        Assert.Equal(1, (await _process.Snapshots.StateOfAsync("a", "one", Cancellation)).Sequence);
        Assert.Equal(_time.Now, (await ListAsync("a")).Single().SavedAt);
    }

    [Fact]
    public async Task List_HasThoseOfTheSandboxOnly_ByName()
    {
        await _process.UseAsync("a", "ab");
        foreach (var (sandbox, name) in new[] { ("a", "two"), ("ab", "three"), ("a", "one"), ("default", "four") })
        {
            await _process.Snapshots.SaveAsync(sandbox, name, false, Cancellation);
        }

        Assert.Equal(["one", "two"], (await ListAsync("a")).Select(s => s.Name));
        Assert.Equal(["three"], (await ListAsync("ab")).Select(s => s.Name));
        Assert.Equal(["four"], (await ListAsync("default")).Select(s => s.Name));
    }

    [Fact]
    public async Task Delete_TakesOne()
    {
        await _process.UseAsync("a");
        await _process.Snapshots.SaveAsync("a", "one", false, Cancellation);
        await _process.Snapshots.SaveAsync("a", "two", false, Cancellation);

        await _process.Snapshots.DeleteAsync("a", "one", Cancellation);

        Assert.Equal("a a/two", await _process.StoredAsync());
        await RefusedAsync(
            "there is|no snapshot 'one' of the sandbox 'a'",
            s => s.DeleteAsync("a", "one", Cancellation)
        );
    }

    [Fact]
    public async Task Missing_SaysWhatThereIs()
    {
        await _process.UseAsync("a");
        await RefusedAsync("it has none", async s => await s.StateOfAsync("a", "before", Cancellation));

        await _process.Snapshots.SaveAsync("a", "zebra", false, Cancellation);
        await RefusedAsync("it has 'zebra'", async s => await s.StateOfAsync("a", "before", Cancellation));

        await _process.Snapshots.SaveAsync("a", "before", false, Cancellation);
        await RefusedAsync("'before'?", async s => await s.StateOfAsync("a", "befor", Cancellation));
    }

    [Fact]
    public async Task Sandbox_ThatIsNone_HasNoSnapshots()
    {
        await RefusedAsync("no sandbox 'b'", async s => await s.ListAsync("b", Cancellation));
        await RefusedAsync("no sandbox 'b'", async s => await s.SaveAsync("b", "one", false, Cancellation));
        await RefusedAsync("no sandbox 'b'", async s => await s.StateOfAsync("b", "one", Cancellation));
        await RefusedAsync("no sandbox 'b'", s => s.DeleteAsync("b", "one", Cancellation));
        Assert.Equal("", await _process.StoredAsync());
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("")]
    public async Task Save_UnderANameThatIsNone_IsRefused(string name)
    {
        await _process.UseAsync("a");

        var refused = await Assert.ThrowsAsync<SandboxException>(async () =>
            await _process.Snapshots.SaveAsync("a", name, false, Cancellation)
        );

        Assert.Equal(SandboxProblem.BadName, refused.Problem);
        Assert.Equal("a", await _process.StoredAsync());
    }

    /// <summary>The new sandbox of an old name has no past.</summary>
    [Fact]
    public async Task Sandbox_RemovedAndMadeAgain_HasNoSnapshots()
    {
        await _process.UseAsync("a");
        await _process.Snapshots.SaveAsync("a", "one", false, Cancellation);
        await _process.Directory.DeleteAsync("a", Cancellation);
        await _process.UseAsync("a");

        Assert.Empty(await ListAsync("a"));
    }

    [Fact]
    public async Task Save_OfASandboxThatAnotherProcessRemovesMeanwhile_LeavesNothing()
    {
        var memory = new MemoryStateStore(TestSandboxes.Start, _time.Now);
        var store = new SlowStore(new SharedMemoryStore(memory));
        store.Open();
        var process = new TestSandboxes(_time, new SandboxesConfig(), store);
        await process.UseAsync("a");
        store.Close();

        var saving = process.Snapshots.SaveAsync("a", "one", false, Cancellation).AsTask();
        await memory.DeleteAsync("a", null, Cancellation);
        store.Open();

        Assert.Equal(SandboxProblem.Missing, (await Assert.ThrowsAsync<SandboxException>(() => saving)).Problem);
        Assert.Equal("", await process.StoredAsync());
    }

    private ValueTask<IReadOnlyList<Snapshot>> ListAsync(string sandbox) =>
        _process.Snapshots.ListAsync(sandbox, Cancellation);

    private async Task RefusedAsync(string because, Func<SnapshotDirectory, ValueTask> act)
    {
        var refused = await Assert.ThrowsAsync<SandboxException>(async () => await act(_process.Snapshots));
        Assert.Equal(SandboxProblem.Missing, refused.Problem);
        Assert.Contains(because.Split('|')[^1], refused.Message, StringComparison.Ordinal);
    }
}
