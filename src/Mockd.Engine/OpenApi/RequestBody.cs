using Mockd.Contracts.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>The described body of a request.</summary>
public sealed class RequestBody
{
    public bool Required { get; init; }

    public required IReadOnlyList<MediaType> Content { get; init; }

    /// <summary>The media type object for a Content-Type header: exact, then wildcard; null when it is not described.</summary>
    public MediaType? Find(string? contentType) => throw new NotImplementedException();
}
