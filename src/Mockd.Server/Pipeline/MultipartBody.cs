using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Representations;
using Mockd.Engine.Transforms;

namespace Mockd.Server.Pipeline;

/// <summary>Reads multipart/form-data (RFC 7578): fields as a form's, files as objects with name, type, size and content.</summary>
internal static class MultipartBody
{
    private const int MostParts = 1_000;

    public static (JsonValue? Body, Failure? Failure) Read(
        ReadOnlyMemory<byte> body,
        string contentType,
        MediaType? media
    )
    {
        if (
            !Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(contentType, out var type)
            || Microsoft.Net.Http.Headers.HeaderUtilities.RemoveQuotes(type.Boundary)
                is not { Length: > 0 and <= 200 } boundary
        )
        {
            return (null, Failure.Invalid("invalid multipart body: the Content-Type names no boundary"));
        }

        try
        {
            var reader = new Microsoft.AspNetCore.WebUtilities.MultipartReader(
                boundary.ToString(),
                new MemoryStream(body.ToArray())
            );
            return ReadParts(reader, media) is { } document
                ? (document, null)
                : (
                    null,
                    new Failure(FailureKinds.PayloadTooLarge, 413, $"multipart body of more than {MostParts} parts")
                );
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return (null, Failure.Invalid($"invalid multipart body: {e.Message}"));
        }
    }

    /// <summary>Null when there are too many.</summary>
    private static JsonObject? ReadParts(Microsoft.AspNetCore.WebUtilities.MultipartReader reader, MediaType? media)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        var files = new List<KeyValuePair<string, JsonValue>>();

        // The whole body is in memory already, so the reader never waits.
        var count = 0;
        while (reader.ReadNextSectionAsync().GetAwaiter().GetResult() is { } section)
        {
            if (++count > MostParts)
            {
                return null;
            }

            if (
                !Microsoft.Net.Http.Headers.ContentDispositionHeaderValue.TryParse(
                    section.ContentDisposition,
                    out var disposition
                )
            )
            {
                continue;
            }

            var name = Microsoft.Net.Http.Headers.HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            using var content = new MemoryStream();
            section.Body.CopyTo(content);
            var fileName = disposition.FileNameStar.HasValue
                ? disposition.FileNameStar
                : Microsoft.Net.Http.Headers.HeaderUtilities.RemoveQuotes(disposition.FileName);
            if (fileName.HasValue)
            {
                files.Add(new(name, File(fileName.ToString(), section.ContentType, content)));
            }
            else
            {
                pairs.Add(new(name, System.Text.Encoding.UTF8.GetString(content.ToArray())));
            }
        }

        var document = EncodedForm.Read(pairs, media);
        foreach (var file in files.GroupBy(f => f.Key, f => f.Value, StringComparer.Ordinal))
        {
            // a[] is how some clients write the parts of a list.
            var name = file.Key.EndsWith("[]", StringComparison.Ordinal) ? file.Key[..^2] : file.Key;
            var isList = name != file.Key || file.Count() > 1 || EncodedForm.IsList(media, name);
            document = document.With(name, isList ? JsonArray.Of(file) : file.First());
        }

        return document;
    }

    private static JsonObject File(string name, string? type, MemoryStream content) =>
        JsonObject.Of(
            ("filename", name),
            ("type", type ?? "application/octet-stream"),
            ("size", content.Length),
            ("base64", Convert.ToBase64String(content.ToArray()))
        );
}
