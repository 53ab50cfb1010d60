using Mockd.Engine;
using Mockd.Engine.Journal;

namespace Mockd.Server.Pipeline;

/// <summary>What a reload or the admin plane swaps while requests go on.</summary>
internal sealed class TwinCell(Twin twin)
{
    private Twin _twin = twin;

    public ExchangeJournal Journal { get; } = new();

    public Twin Twin
    {
        get => Volatile.Read(ref _twin);
        set => Volatile.Write(ref _twin, value);
    }
}
