using Mockd.Contracts.Json;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.CustomOperations;

/// <summary>What a custom operation came to: a failure, a row, or a value.</summary>
internal sealed record OperationResult
{
    public Failure? Failure { get; init; }

    public int Status { get; init; }

    public RowSource? Row { get; init; }

    public JsonValue? Value { get; init; }

    /// <summary>The value is a `response` map, which takes the binding's row shape when it names a row.</summary>
    public bool IsShaped { get; init; }

    /// <summary>The value is not answered as JSON but as a text or bytes of this type.</summary>
    public string? ContentType { get; init; }

    /// <summary>The value is the list of events to send.</summary>
    public EventStream? Stream { get; init; }
}
