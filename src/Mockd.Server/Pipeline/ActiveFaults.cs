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

/// <summary>The faults being injected, with the dice that choose who is hit.</summary>
internal sealed class ActiveFaults(FaultConfig config, FaultInjector injector, ulong seed)
{
    private long _rolls;

    public FaultConfig Config { get; } = config;

    public FaultPlan? Decide(Request request)
    {
        var dice = new Dice(seed ^ ((ulong)Interlocked.Increment(ref _rolls) * 0x9E3779B97F4A7C15UL));
        return injector.Decide(request.Method, request.RawPath, ref dice);
    }
}
