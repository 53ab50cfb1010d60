using Mockd.Contracts.Configuration;
using Mockd.Engine.Sandboxes;
using Mockd.Engine.State;
using Xunit;

namespace Engine.Tests.Sandboxes;

/// <summary>
/// Every step of everything that changes sandboxes fails in turn, with and without having been done. Afterwards each sandbox
/// can be used, nothing is half there, and what failed can be done again.
/// </summary>
public sealed class StoreFaultTests
{
    private static readonly SandboxesConfig Three = new() { Max = 3, Ttl = TimeSpan.FromMinutes(1) };

    private readonly ManualTime _time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, bool, bool> Cases()
    {
        var all = new TheoryData<string, bool, bool>();
        foreach (var act in Acts.Keys)
        {
            all.Add(act, true, true);
            all.Add(act, true, false);
            all.Add(act, false, true);
            all.Add(act, false, false);
        }

        return all;
    }

    private static readonly Dictionary<string, Func<TestSandboxes, Task>> Acts = new()
    {
        ["enter"] = p => p.UseAsync("a"),
        ["enter a new one in place of another"] = p => p.UseAsync("new"),
        ["create"] = async p =>
        {
            await p.Directory.CreateAsync("new", null, Cancellation);
        },
        ["fork"] = async p =>
        {
            await p.Directory.CreateAsync("new", "b", Cancellation);
        },
        ["import"] = async p =>
        {
            await p.Directory.TryPutAsync("new", TestSandboxes.Start, Cancellation);
        },
        ["delete"] = async p =>
        {
            await p.Directory.DeleteAsync("a", Cancellation);
        },
        ["list"] = async p =>
        {
            await p.Directory.ListAsync(Cancellation);
        },
        ["read"] = async p =>
        {
            await p.Directory.StateOfAsync("a", Cancellation);
        },
        ["sweep"] = p =>
        {
            p.Time.Advance(TimeSpan.FromMinutes(2));
            return p.Directory.SweepAsync(Cancellation);
        },
        ["save"] = async p =>
        {
            await p.Snapshots.SaveAsync("a", "two", false, Cancellation);
        },
        ["save again"] = async p =>
        {
            await p.Snapshots.SaveAsync("a", "one", true, Cancellation);
        },
        ["restore"] = async p =>
        {
            var state = await p.Snapshots.StateOfAsync("a", "one", Cancellation);
            await p.Store.CommitAsync("a", _ => (state with { }, 0), Cancellation);
        },
        ["reset"] = async p =>
        {
            var found = await p.Directory.FindAsync("a", Cancellation);
            await p.Store.CommitAsync(found.Name, _ => (TestSandboxes.Start with { }, 0), Cancellation);
        },
        ["delete a snapshot"] = async p =>
        {
            await p.Snapshots.DeleteAsync("a", "one", Cancellation);
        },
        ["list snapshots"] = async p =>
        {
            await p.Snapshots.ListAsync("a", Cancellation);
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Step_ThatFails_LeavesEverythingUsable(string act, bool isShared, bool isDone)
    {
        var failed = 0;
        for (var call = 1; ; call++)
        {
            var (process, store) = await WithTwoSandboxesAsync(isShared);
            store.Fail(call, isDone);
            await TryAsync(() => Acts[act](process));
            var hasFailed = store.HasFailed;
            store.Fail(0, false);

            await AssertUsableAsync(process, act);
            if (!hasFailed)
            {
                break;
            }

            failed++;
        }

        // Only what is known needs no store.
        Assert.True(failed > 0 || act is "enter" or "list", $"{act} never asked the store");
    }

    /// <summary>Sandboxes a and b, where there may be two; a has a write and a snapshot.</summary>
    private async Task<(TestSandboxes Process, FaultyStore Store)> WithTwoSandboxesAsync(bool isShared)
    {
        var memory = new MemoryStateStore(TestSandboxes.Start, _time.Now);
        var store = new FaultyStore(isShared ? new SharedMemoryStore(memory) : memory);
        var process = new TestSandboxes(_time, Three, store);
        await process.UseAsync("a");
        _time.Advance(TimeSpan.FromTicks(1));
        await process.UseAsync("b");
        await process.WriteAsync("a");
        await process.Snapshots.SaveAsync("a", "one", false, Cancellation);
        process.Gone.Clear();
        return (process, store);
    }

    private static async Task AssertUsableAsync(TestSandboxes process, string act)
    {
        await RepeatAsync(process, act);

        // Whatever came of it, both sides agree once each sandbox was asked for, and there are no more than there may be.
        foreach (var name in (string[])["b", "a", "new", "other", "a"])
        {
            await UseAsARequestDoesAsync(process, name);
        }

        Assert.True(process.Catalogue.All.Count <= Three.Max, $"too many after {act}: {process.Known}");

        var stored = await process.Store.ListAsync(Cancellation);
        var sandboxes = stored.Where(e => e.Kind == StateKind.Sandbox && e.Name != SandboxName.Default);
        Assert.Equal(process.Known, string.Join(' ', sandboxes.Select(e => e.Name)));
        Assert.All(
            stored.Where(e => e.Kind == StateKind.Snapshot),
            e => Assert.Contains(stored, s => s.Name == e.From)
        );
        Assert.All(process.Catalogue.All, s => Assert.Equal(0, s.Uses));
    }

    /// <summary>It goes well now, or was done the first time.</summary>
    private static async Task RepeatAsync(TestSandboxes process, string act)
    {
        try
        {
            await Acts[act](process);
        }
        catch (SandboxException e) when (e.Problem is SandboxProblem.Exists or SandboxProblem.Missing)
        {
            // Whoever sends it again finds it done.
        }
    }

    /// <summary>As the pipeline does: what another process seems to have removed is forgotten and asked for once more.</summary>
    private static async Task UseAsARequestDoesAsync(TestSandboxes process, string name)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var entered = await process.Directory.EnterAsync(name, Cancellation);
            try
            {
                await process.WriteAsync(name);
                return;
            }
            catch (StateMissingException) when (attempt == 0)
            {
                process.Directory.Forget(entered);
            }
            finally
            {
                process.Directory.Leave(entered);
            }
        }
    }

    private static async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (StoreUnavailableException)
        {
            // That is what the caller is told.
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Delete_ThatFails_LeavesTheSandboxOpen(bool isDone)
    {
        var (process, store) = await WithTwoSandboxesAsync(isShared: false);
        store.Fail(1, isDone);

        await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
            await process.Directory.DeleteAsync("a", Cancellation)
        );

        Assert.Equal("a b", process.Known);
        Assert.Empty(process.Gone);
        await process.UseAsync("a");
        await process.Directory.DeleteAsync("a", Cancellation);
        Assert.Equal(("b", "b"), (process.Known, await process.StoredAsync()));
        Assert.Equal(["a"], process.Gone);
    }

    [Fact]
    public async Task MakingRoom_ThatFails_TakesNobodysPlace()
    {
        var (process, store) = await WithTwoSandboxesAsync(isShared: false);
        for (var i = 0; i < 10; i++)
        {
            store.Fail(1, isDone: false);
            await Assert.ThrowsAsync<StoreUnavailableException>(() => process.UseAsync("new"));
        }

        Assert.Equal("a b", process.Known);
        await process.UseAsync("new", "newer");
        Assert.Equal("new newer", process.Known);
    }

    [Fact]
    public async Task Creation_ThatFailed_GivesItsPlaceBack()
    {
        var store = new FaultyStore(new MemoryStateStore(TestSandboxes.Start, _time.Now));
        var process = new TestSandboxes(_time, Three, store);
        for (var i = 0; i < 10; i++)
        {
            store.Fail(1, isDone: false);
            await Assert.ThrowsAsync<StoreUnavailableException>(() => process.UseAsync("a"));
        }

        await process.UseAsync("a", "b");

        Assert.Equal("a b", process.Known);
        Assert.Empty(process.Gone);
    }
}
