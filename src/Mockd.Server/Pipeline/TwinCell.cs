using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine;
using Mockd.Engine.Bindings;
using Mockd.Engine.Checks;
using Mockd.Engine.Compilation;
using Mockd.Engine.CustomOperations;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Faults;
using Mockd.Engine.Journal;
using Mockd.Engine.Randomness;
using Mockd.Engine.Routing;
using Mockd.Engine.Schemas;
using Mockd.Engine.Seeding;
using Mockd.Engine.State;
using Mockd.Engine.Transforms;

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
