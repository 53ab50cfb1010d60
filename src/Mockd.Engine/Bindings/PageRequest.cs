using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Actions;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Expressions;
using Mockd.Engine.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Randomness;
using Mockd.Engine.Routing;
using Mockd.Engine.Schemas;
using Mockd.Engine.State;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Bindings;

/// <summary>What a caller says about the page it wants.</summary>
public sealed record PageRequest
{
    public required int Limit { get; init; }

    public required int Offset { get; init; }

    public string? After { get; init; }

    public string? Before { get; init; }

    public string? Sort { get; init; }

    public string? Order { get; init; }
}
