namespace Mockd.Engine.Exchanges;

/// <summary>An answer, complete in memory.</summary>
public sealed class Response
{
    public const string JsonType = "application/json";

    public required int Status { get; init; }

    public string? ContentType { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Further headers; Content-Type and Content-Length are not among them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The headers are made up from the description, so that configured ones of the same names replace them.</summary>
    public bool HasMadeUpHeaders { get; init; }

    /// <summary>What the journal tells of how the answer came about, besides what differs from the description.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>State was changed on the way, so that a repeat with the same idempotency key is answered with this again.</summary>
    public bool IsCommitted { get; init; }

    /// <summary>How the bytes are sent when not simply at once; null: at once.</summary>
    public TransferPlan? Transfer { get; init; }

    public static Response Json(int status, ReadOnlyMemory<byte> utf8) =>
        new()
        {
            Status = status,
            ContentType = JsonType,
            Body = utf8,
        };

    public Response With(params IEnumerable<KeyValuePair<string, string>> headers) =>
        Copy([.. Headers, .. headers], IsCommitted);

    /// <summary>With the headers given, in place of its own of the same names.</summary>
    public Response WithInstead(IReadOnlyCollection<KeyValuePair<string, string>> headers) =>
        Copy(
            [
                .. Headers.Where(own => !headers.Any(h => h.Key.Equals(own.Key, StringComparison.OrdinalIgnoreCase))),
                .. headers,
            ],
            IsCommitted
        );

    /// <summary>With headers that are made up from the description.</summary>
    internal Response WithMadeUp(IEnumerable<KeyValuePair<string, string>> headers) =>
        Copy([.. Headers, .. headers], IsCommitted, hasMadeUp: true);

    public Response AsCommitted() => Copy(Headers, true);

    private Response Copy(
        IReadOnlyList<KeyValuePair<string, string>> headers,
        bool isCommitted,
        bool hasMadeUp = false
    ) =>
        new()
        {
            Status = Status,
            ContentType = ContentType,
            Body = Body,
            Headers = headers,
            HasMadeUpHeaders = HasMadeUpHeaders || hasMadeUp,
            Notes = Notes,
            IsCommitted = isCommitted,
            Transfer = Transfer,
        };
}
