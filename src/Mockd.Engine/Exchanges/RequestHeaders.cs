namespace Mockd.Engine.Exchanges;

/// <summary>Request headers given as pairs, for callers that have no server.</summary>
public sealed class RequestHeaders(params IEnumerable<KeyValuePair<string, string>> headers) : IRequestHeaders
{
    public static readonly RequestHeaders None = new();
    private readonly KeyValuePair<string, string>[] _headers = [.. headers];

    public IEnumerable<KeyValuePair<string, string>> All => _headers;

    public string? Get(string name) => Lines(name) is { Count: > 0 } lines ? string.Join(", ", lines) : null;

    public IReadOnlyList<string> Lines(string name) =>
        [.. _headers.Where(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value)];
}
