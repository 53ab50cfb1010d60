using Mockd.Engine;
using Mockd.Engine.Journal;
using Mockd.Engine.State;

namespace Mockd.Server.Pipeline;

/// <summary>What a reload swaps while requests go on: a twin and the rows that fit it, never one without the other.</summary>
internal sealed class TwinCell(Twin twin, IStateStore store)
{
    private LoadedTwin _loaded = new(twin, store);

    public ExchangeJournal Journal { get; } = new();

    public LoadedTwin Loaded
    {
        get => Volatile.Read(ref _loaded);
        set => Volatile.Write(ref _loaded, value);
    }

    public Twin Twin => Loaded.Twin;

    public IStateStore Store => Loaded.Store;
}
