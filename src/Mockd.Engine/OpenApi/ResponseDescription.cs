using Mockd.Contracts.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>A described response.</summary>
public sealed class ResponseDescription
{
    /// <summary>As written: `200`, `2XX`, `default`.</summary>
    public required string Status { get; init; }

    public required IReadOnlyList<MediaType> Content { get; init; }

    public IReadOnlyList<Parameter> Headers { get; init; } = [];

    /// <summary>The status code an answer by this response has: `2XX` and `default` count as 200.</summary>
    public int StatusCode => throw new NotImplementedException();

    /// <summary>The JSON media type if there is one, else the first; null when no content is described.</summary>
    public MediaType? Preferred => throw new NotImplementedException();
}
