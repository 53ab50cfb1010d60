namespace Mockd.Engine.OpenApi;

/// <summary>Which member tells the variants of a schema apart.</summary>
/// <param name="Mapping">Member value to variant; empty when the names of the schemas serve.</param>
internal sealed record Discriminator(string PropertyName, IReadOnlyDictionary<string, Schema> Mapping);
