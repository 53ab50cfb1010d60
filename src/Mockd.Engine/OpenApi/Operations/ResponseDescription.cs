namespace Mockd.Engine.OpenApi;

/// <summary>A described response.</summary>
public sealed class ResponseDescription
{
    /// <summary>As written: `200`, `2XX`, `default`.</summary>
    public required string Status { get; init; }

    public required IReadOnlyList<MediaType> Content { get; init; }

    public IReadOnlyList<Parameter> Headers { get; init; } = [];

    /// <summary>What the answer leads to.</summary>
    public IReadOnlyList<Link> Links { get; init; } = [];

    /// <summary>The status code an answer by this response has: `2XX` and `default` count as 200.</summary>
    public int StatusCode =>
        int.TryParse(Status, out var code) && code is >= 100 and <= 999 ? code
        : Status.Length == 3
        && Status.EndsWith("XX", StringComparison.OrdinalIgnoreCase)
        && Status[0] is >= '1' and <= '5'
            ? (Status[0] - '0') * 100
        : 200;

    /// <summary>The JSON media type if there is one, else the first; null when no content is described.</summary>
    public MediaType? Preferred => Content.FirstOrDefault(m => m.IsJson) ?? (Content.Count > 0 ? Content[0] : null);
}
