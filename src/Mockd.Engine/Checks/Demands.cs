using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Checks;

/// <summary>What the provider asks of requests beyond what its description says.</summary>
public sealed class Demands
{
    internal static readonly Demands None = new(new DemandsConfig());
    private readonly Dictionary<string, Schema> _parameters;
    private readonly Dictionary<string, Schema> _members;

    internal Demands(DemandsConfig config)
    {
        _parameters = Read(config.Parameters);
        _members = Read(config.Members);
    }

    /// <summary>What is asked of a parameter; null when nothing is.</summary>
    internal Schema? OfParameter(string name) => _parameters.GetValueOrDefault(name);

    /// <param name="schema">Describes the body.</param>
    internal IEnumerable<RequestDifference> InBody(Schema schema, JsonValue body)
    {
        if (_members.Count == 0)
        {
            return [];
        }

        var walk = new DemandWalk(_members, schema, body);
        walk.Run();
        return walk.Differences;
    }

    private static Dictionary<string, Schema> Read(IReadOnlyDictionary<string, JsonObject> schemas) =>
        schemas.ToDictionary(s => s.Key, s => DescriptionDocument.Alone(s.Value), StringComparer.Ordinal);
}
