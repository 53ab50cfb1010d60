using Mockd.Contracts.Json;

namespace Mockd.Storage.Durable;

/// <summary>What a stored state has of tables that the twin does not have (any more).</summary>
/// <param name="Counters">By table name.</param>
internal sealed record ForeignTables(IReadOnlyList<string> Names, JsonObject Counters)
{
    public static readonly ForeignTables None = new([], JsonObject.Empty);
}
