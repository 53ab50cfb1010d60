namespace Mockd.Engine.Exchanges;

/// <summary>A request as the engine sees it, whatever server or test it came from.</summary>
public sealed class Request
{
    private QueryParameters? _query;

    /// <summary>Upper case.</summary>
    public required string Method { get; init; }

    /// <summary>The path as sent, still percent-encoded, beginning with a slash.</summary>
    public required string RawPath { get; init; }

    /// <summary>The query as sent, without the question mark.</summary>
    public string RawQuery { get; init; } = "";

    public IRequestHeaders Headers { get; init; } = RequestHeaders.None;

    public string? ContentType { get; init; }

    /// <summary>What came with the request; empty as long as it is still in <see cref="Pending"/>.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Where the body still is; null when it is here, or there is none.</summary>
    public BodySource? Pending { get; init; }

    /// <summary>Scheme and authority the caller used, such as <c>http://localhost:4280</c>.</summary>
    public string Origin { get; init; } = "http://localhost";

    /// <summary>The same request to another path.</summary>
    public Request At(string rawPath) => Copy(rawPath, Body, Pending);

    /// <summary>The same request with its body at hand.</summary>
    public Request With(ReadOnlyMemory<byte> body) => Copy(RawPath, body, null);

    public QueryParameters Query => _query ??= QueryParameters.Parse(RawQuery);

    private Request Copy(string rawPath, ReadOnlyMemory<byte> body, BodySource? pending) =>
        new()
        {
            Method = Method,
            RawPath = rawPath,
            RawQuery = RawQuery,
            Headers = Headers,
            ContentType = ContentType,
            Body = body,
            Pending = pending,
            Origin = Origin,
            _query = _query,
        };
}
