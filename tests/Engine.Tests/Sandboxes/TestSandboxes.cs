using Mockd.Contracts.Configuration;
using Mockd.Engine.Sandboxes;
using Mockd.Engine.State;
using Xunit;

namespace Engine.Tests.Sandboxes;

/// <summary>A process that serves sandboxes of a store; several may share one, and one may follow another.</summary>
internal sealed class TestSandboxes
{
    public static readonly TwinState Start = TwinState.Empty(1);

    public TestSandboxes(
        ManualTime time,
        SandboxesConfig config,
        IStateStore? store = null,
        SandboxCatalogue? catalogue = null
    )
    {
        Time = time;
        Store = store ?? new MemoryStateStore(Start, time.Now);
        Catalogue = catalogue ?? new SandboxCatalogue(time.Now);
        Directory = new SandboxDirectory(
            Catalogue,
            Store,
            new SandboxStart(Start, ClockSetting.Real),
            new SandboxPolicy(config, []),
            time
        );
        Snapshots = new SnapshotDirectory(Directory, Store, time);
        Directory.Removed += Gone.Add;
        Directory.Start();
    }

    public ManualTime Time { get; }

    public IStateStore Store { get; }

    public SandboxCatalogue Catalogue { get; }

    public SandboxDirectory Directory { get; }

    public SnapshotDirectory Snapshots { get; }

    /// <summary>Names of sandboxes that this process removed.</summary>
    public List<string> Gone { get; } = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A process that begins with what the store has.</summary>
    public static async Task<TestSandboxes> OpenAsync(ManualTime time, SandboxesConfig config, IStateStore store)
    {
        var catalogue = new SandboxCatalogue(time.Now);
        catalogue.Learn(await store.ListAsync(Cancellation), catalogue.All);
        return new TestSandboxes(time, config, store, catalogue);
    }

    /// <summary>A request that takes no time.</summary>
    public async Task UseAsync(params IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            Directory.Leave(await Directory.EnterAsync(name, Cancellation));
        }
    }

    /// <summary>A write, by which the sandbox is told from a later one of its name.</summary>
    public async Task WriteAsync(string name) =>
        await Store.CommitAsync(name, head => (head with { Sequence = head.Sequence + 1 }, 0), Cancellation);

    public async Task<long> WritesAsync(string name) => (await Store.ReadAsync(name, Cancellation)).Sequence;

    /// <summary>Those that the process knows, without the default.</summary>
    public string Known => string.Join(' ', Catalogue.All.Where(s => !s.IsDefault).Select(s => s.Name));

    /// <summary>Those that the store has, snapshots too, without the default.</summary>
    public async Task<string> StoredAsync() =>
        string.Join(
            ' ',
            (await Store.ListAsync(Cancellation)).Select(e => e.Name).Where(n => n != SandboxName.Default)
        );
}
