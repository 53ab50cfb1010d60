using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Actions;
using Mockd.Engine.CustomOperations;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Expressions;
using Mockd.Engine.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Routing;
using Mockd.Engine.Schemas;
using Mockd.Engine.State;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Bindings;

/// <summary>What a caller wants expanded, by member name.</summary>
public sealed class ExpandTree
{
    public Dictionary<string, ExpandTree> Children { get; } = new(StringComparer.Ordinal);

    public void Add(ReadOnlySpan<string> path)
    {
        if (path.IsEmpty)
        {
            return;
        }

        if (!Children.TryGetValue(path[0], out var child))
        {
            Children.Add(path[0], child = new ExpandTree());
        }

        child.Add(path[1..]);
    }
}
