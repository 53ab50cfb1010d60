using System.ComponentModel;
using Mockd.Contracts.Json;

namespace Mockd.Contracts.Configuration;

/// <summary>What the provider asks of requests beyond what its description says, by name.</summary>
public sealed record DemandsConfig
{
    [Description(
        "Parameter to the JSON Schema that its value keeps besides the described one, in every operation that describes it: `{limit: {minimum: 1, maximum: 100}}`."
    )]
    public IReadOnlyDictionary<string, JsonObject> Parameters { get; init; } = new Dictionary<string, JsonObject>();

    [Description(
        "The same by the member of a body, at any depth where the description has a member of the name: `{metadata: {maxProperties: 50}}`."
    )]
    public IReadOnlyDictionary<string, JsonObject> Members { get; init; } = new Dictionary<string, JsonObject>();
}
