using Mockd.Contracts.Json;

namespace Sdk.Tests.Running;

/// <summary>Values to be judged by one schema.</summary>
/// <param name="Draft"><c>draft7</c>, <c>draft2019</c>, <c>draft2020</c>; or <c>formats</c>, where the schema is a format's name.</param>
internal sealed record AjvCase(string Draft, JsonValue Schema, IReadOnlyList<JsonValue> Values);
