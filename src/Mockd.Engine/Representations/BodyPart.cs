namespace Mockd.Engine.Representations;

/// <summary>One part of a multipart body, as it was sent.</summary>
/// <param name="Name">Of its Content-Disposition; null when it has none.</param>
/// <param name="FileName">Null when it is no file.</param>
/// <param name="Type">Its Content-Type; null when it says none.</param>
public sealed record BodyPart(string? Name, string? FileName, string? Type, ReadOnlyMemory<byte> Content)
{
    /// <summary>Its Content-ID (RFC 2392), without the signs around it.</summary>
    public string? ContentId { get; init; }
}
