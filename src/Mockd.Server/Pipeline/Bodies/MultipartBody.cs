using Mockd.Engine.Representations;
using Mockd.Engine.Transforms;

namespace Mockd.Server.Pipeline;

/// <summary>Takes a multipart body apart (RFC 2046, RFC 7578).</summary>
internal static class MultipartBody
{
    private const int MostParts = 1_000;

    /// <summary>The parts; a failure when they cannot be told apart, or are too many.</summary>
    public static (IReadOnlyList<BodyPart>? Parts, Failure? Failure) Read(ReadOnlyMemory<byte> body, string contentType)
    {
        if (
            !Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(contentType, out var type)
            || Microsoft.Net.Http.Headers.HeaderUtilities.RemoveQuotes(type.Boundary)
                is not { Length: > 0 and <= 200 } boundary
        )
        {
            return (null, Failure.Unreadable("invalid multipart body: the Content-Type names no boundary"));
        }

        try
        {
            var reader = new Microsoft.AspNetCore.WebUtilities.MultipartReader(
                boundary.ToString(),
                new MemoryStream(body.ToArray())
            );
            return ReadParts(reader) is { } parts
                ? (parts, null)
                : (
                    null,
                    new Failure(FailureKinds.PayloadTooLarge, 413, $"multipart body of more than {MostParts} parts")
                );
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return (null, Failure.Unreadable($"invalid multipart body: {e.Message}"));
        }
    }

    /// <summary>Null when there are too many.</summary>
    private static List<BodyPart>? ReadParts(Microsoft.AspNetCore.WebUtilities.MultipartReader reader)
    {
        var parts = new List<BodyPart>();

        // The whole body is in memory already, so the reader never waits.
        while (reader.ReadNextSectionAsync().GetAwaiter().GetResult() is { } section)
        {
            if (parts.Count == MostParts)
            {
                return null;
            }

            parts.Add(Part(section));
        }

        return parts;
    }

    private static BodyPart Part(Microsoft.AspNetCore.WebUtilities.MultipartSection section)
    {
        var isPlaced = Microsoft.Net.Http.Headers.ContentDispositionHeaderValue.TryParse(
            section.ContentDisposition,
            out var disposition
        );
        using var content = new MemoryStream();
        section.Body.CopyTo(content);
        return new BodyPart(
            isPlaced ? Text(disposition!.Name) : null,
            isPlaced ? Text(disposition!.FileNameStar) ?? Text(disposition.FileName) : null,
            section.ContentType,
            content.ToArray()
        )
        {
            ContentId =
                section.Headers?.TryGetValue("Content-ID", out var id) == true
                    ? id.ToString().Trim().TrimStart('<').TrimEnd('>')
                    : null,
        };
    }

    private static string? Text(Microsoft.Extensions.Primitives.StringSegment written) =>
        written.HasValue ? Microsoft.Net.Http.Headers.HeaderUtilities.RemoveQuotes(written).ToString() : null;
}
