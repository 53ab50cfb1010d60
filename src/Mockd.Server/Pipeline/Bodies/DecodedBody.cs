using Mockd.Contracts.Json;
using Mockd.Engine.Transforms;

namespace Mockd.Server.Pipeline;

/// <summary>What became of a body.</summary>
/// <param name="Value">Null when there is no body, or it cannot be read.</param>
/// <param name="Failure">Null when it was read, or there is none.</param>
internal readonly record struct DecodedBody(JsonValue? Value, Failure? Failure = null)
{
    /// <summary>Of a multipart body: the types that its parts say they have, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? PartTypes { get; init; }

    public static implicit operator DecodedBody(JsonValue value) => new(value);

    public static implicit operator DecodedBody(Failure failure) => new(null, failure);
}
