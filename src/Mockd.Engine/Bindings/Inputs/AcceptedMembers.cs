using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Bindings;

/// <summary>Members of a body that an operation takes although its description lacks them.</summary>
public sealed class AcceptedMembers
{
    // What is described after all is checked as described.
    private readonly Lazy<HashSet<string>> _undescribed;

    internal AcceptedMembers(IReadOnlyList<string> names, Operation? operation) =>
        _undescribed = new(() =>
            names
                .Where(name =>
                    operation?.RequestBody?.Content.Any(m => m.Schema?.FindProperty(name) is not null) != true
                )
                .ToHashSet(StringComparer.Ordinal)
        );

    /// <summary>The body as far as it is to be compared with the description.</summary>
    public JsonValue? Described(JsonValue? body) =>
        body is JsonObject members && members.Names.Any(_undescribed.Value.Contains)
            ? members.Without(_undescribed.Value)
            : body;
}
