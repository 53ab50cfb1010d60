namespace Mockd.Engine.State;

/// <summary>How a write with an idempotency key was answered.</summary>
/// <param name="Key">At most 255 characters.</param>
/// <param name="Fingerprint">Of the request, so that a key that comes with another one is noticed.</param>
/// <param name="Number">Place in the order in which answers were remembered.</param>
public sealed record RememberedAnswer(
    string Key,
    ulong Fingerprint,
    DateTimeOffset Expires,
    int Status,
    string? ContentType,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    ReadOnlyMemory<byte> Body,
    long Number = 0
)
{
    /// <summary>What the record and its places in collections take up, beside the texts and the body.</summary>
    private const long Frame = 400;

    /// <summary>Bytes that it holds, about.</summary>
    internal long Size =>
        Frame + (2 * Key.Length) + Body.Length + Headers.Sum(h => 2L * (h.Key.Length + h.Value.Length));
}
