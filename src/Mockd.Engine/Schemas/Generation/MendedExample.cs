using Mockd.Contracts.Json;

namespace Mockd.Engine.Schemas.Generation;

/// <summary>An example as it can be answered.</summary>
/// <param name="Value">Null when too little of it fits.</param>
/// <param name="Changes">What was done to it, a sentence each.</param>
internal sealed record MendedExample(JsonValue? Value, IReadOnlyList<string> Changes);
