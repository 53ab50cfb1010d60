using Mockd.Contracts.Configuration;
using Mockd.Engine.Actions;
using Mockd.Engine.Bindings;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Inference;
using Mockd.Engine.Routing;
using Mockd.Engine.Sandboxes;
using Mockd.Engine.State;
using Mockd.Engine.Stubs;
using Mockd.Engine.Transforms;

namespace Mockd.Engine;

/// <summary>The compiled, unchanging whole: a request uses one twin from start to end (design decision D1).</summary>
public sealed class Twin
{
    public required RouteTable<TwinRoute> Routes { get; init; }

    /// <summary>Stubs that look at more than method and path; tried in front of the routes, best first.</summary>
    public required IReadOnlyList<Stub> Stubs { get; init; }

    public required TableSet Tables { get; init; }

    /// <summary>All rows as they are at the start and after a reset.</summary>
    public required TwinState Start { get; init; }

    /// <summary>The same as if the twin had just been started.</summary>
    public TwinState StartAt(DateTimeOffset now)
    {
        var clock = Clock.Begin(now);
        return Seeding.Seeder.Seed(Tables, Seed, clock.At(now)) with { Clock = clock };
    }

    /// <summary>As people see them, by path and method.</summary>
    public required IReadOnlyList<TwinOperation> Operations { get; init; }

    public required int BindingCount { get; init; }

    /// <summary>Error shape of what belongs to no table.</summary>
    public required ErrorShape Errors { get; init; }

    public required UnmatchedShape Unmatched { get; init; }

    public required HeaderSet Headers { get; init; }

    public required RequestIds RequestIds { get; init; }

    public required IdempotencyConfig? Idempotency { get; init; }

    public required FaultConfig? Faults { get; init; }

    /// <summary>Where the rows of all sandboxes live.</summary>
    public required StateConfig State { get; init; }

    /// <summary>Which sandbox a request sees, and how sandboxes come and go.</summary>
    public required SandboxPolicy Sandboxes { get; init; }

    /// <summary>Pages that may send requests; null: all.</summary>
    public PageOrigins? Origins { get; init; }

    /// <summary>What clock new sandboxes begin with.</summary>
    public required ClockSetting Clock { get; init; }

    /// <summary>What was read off descriptions that were to be read so; empty where the file says all.</summary>
    public IReadOnlyList<InferredImport> Inferred { get; init; } = [];

    /// <summary>Seed of keys and generated values.</summary>
    public required ulong Seed { get; init; }
}
