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

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>True when the caller sent more than is read; <see cref="Body"/> is then empty.</summary>
    public bool BodyTooLarge { get; init; }

    /// <summary>Scheme and authority the caller used, such as <c>http://localhost:4280</c>.</summary>
    public string Origin { get; init; } = "http://localhost";

    /// <summary>The same request to another path.</summary>
    public Request At(string rawPath) =>
        new()
        {
            Method = Method,
            RawPath = rawPath,
            RawQuery = RawQuery,
            Headers = Headers,
            ContentType = ContentType,
            Body = Body,
            BodyTooLarge = BodyTooLarge,
            Origin = Origin,
        };

    public QueryParameters Query => _query ??= QueryParameters.Parse(RawQuery);
}
