using Mockd.Contracts.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>What a described answer leads to: the operation, and where the values of its parameters stand.</summary>
public sealed record Link(string Name)
{
    /// <summary>Null when <see cref="OperationRef"/> says which.</summary>
    public string? OperationId { get; init; }

    /// <summary>Where the operation stands: a JSON pointer, or an address with one.</summary>
    public string? OperationRef { get; init; }

    /// <summary>Name, <c>path.id</c> where it is used in several places, to value: texts may be runtime expressions.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonValue>> Parameters { get; init; } = [];

    /// <summary>A body to send; texts may be runtime expressions; null when there is none.</summary>
    public JsonValue? RequestBody { get; init; }
}
