using Mockd.Engine;
using Mockd.Engine.Journal;

namespace Mockd.Server.Pipeline;

/// <summary>What a reload swaps while requests go on: a twin and the rows that fit it, never one without the other.</summary>
internal sealed class TwinCell(LoadedTwin first)
{
    private LoadedTwin _loaded = first;

    public ExchangeJournal Journal { get; } = new();

    public LoadedTwin Loaded
    {
        get => Volatile.Read(ref _loaded);
        set => Volatile.Write(ref _loaded, value);
    }

    public Twin Twin => Loaded.Twin;
}
