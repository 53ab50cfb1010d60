using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas;

/// <summary>Makes a value that is valid against a schema.</summary>
public static class ValueGenerator
{
    /// <param name="seed">The same seed gives the same value.</param>
    /// <param name="now">Time that generated timestamps are near to.</param>
    /// <param name="name">Name of the property the value is for, which tells what a person would expect.</param>
    public static JsonValue Generate(Schema schema, ulong seed, DateTimeOffset now, string? name = null) =>
        throw new NotImplementedException();
}
