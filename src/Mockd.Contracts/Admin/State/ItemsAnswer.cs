using Mockd.Contracts.Json;

namespace Mockd.Contracts.Admin;

/// <summary>One page of a table's rows, as stored.</summary>
public sealed record ItemsAnswer(IReadOnlyList<JsonObject> Data, PageMeta Meta);
