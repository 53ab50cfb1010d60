using System.Buffers;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Mockd.Server.Pipeline;

/// <summary>Takes off what a Content-Encoding header says that a body is wrapped in (RFC 9110, section 8.4).</summary>
internal static class BodyCoding
{
    /// <summary>What callers may use, as an Accept-Encoding header tells it.</summary>
    public const string Known = "gzip, deflate, br";

    private const int Piece = 16 * 1024;

    // More wrappings than anybody needs would multiply the work for a few bytes.
    private const int Most = 3;

    /// <summary>The codings in the order in which they were put on; null when one is not known.</summary>
    public static IReadOnlyList<string>? Read(string? header)
    {
        if (string.IsNullOrEmpty(header))
        {
            return [];
        }

        var names = header
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(name => name.ToLowerInvariant())
            .Where(name => name != "identity")
            .ToArray();
        return names.Length <= Most && Array.TrueForAll(names, name => name is "gzip" or "x-gzip" or "deflate" or "br")
            ? names
            : null;
    }

    /// <summary>The body without its wrappings; null when it becomes longer than <paramref name="limit"/>.</summary>
    /// <exception cref="InvalidDataException">It is not wrapped as it says.</exception>
    public static ReadOnlyMemory<byte>? Decode(ReadOnlyMemory<byte> body, IReadOnlyList<string> codings, int limit)
    {
        for (var i = codings.Count - 1; i >= 0; i--)
        {
            try
            {
                if (Unwrap(body, codings[i], limit) is not { } inner)
                {
                    return null;
                }

                body = inner;
            }
            catch (InvalidOperationException e)
            {
                // The word of the Brotli decoder for what the others call invalid data.
                throw new InvalidDataException(e.Message, e);
            }
        }

        return body;
    }

    private static ReadOnlyMemory<byte>? Unwrap(ReadOnlyMemory<byte> body, string coding, int limit)
    {
        using var wrapped = Over(body);
        using Stream plain = coding switch
        {
            "br" => new BrotliStream(wrapped, CompressionMode.Decompress),
            "deflate" when !HasZlibHead(body.Span) => new DeflateStream(wrapped, CompressionMode.Decompress),
            "deflate" => new ZLibStream(wrapped, CompressionMode.Decompress),
            _ => new GZipStream(wrapped, CompressionMode.Decompress),
        };
        var inner = new ArrayBufferWriter<byte>(Math.Min(limit, Math.Max(Piece, body.Length)));
        while (plain.Read(inner.GetSpan(Piece)) is var read and > 0)
        {
            if (inner.WrittenCount + read > limit)
            {
                return null;
            }

            inner.Advance(read);
        }

        if (inner.WrittenCount == 0 || (coding is "gzip" or "x-gzip" && IsCutOff(body.Span, inner.WrittenCount)))
        {
            throw new InvalidDataException($"the body is no complete {coding} text");
        }

        return inner.WrittenMemory;
    }

    // Some callers leave out the wrapping that RFC 9110, section 8.4.1.2 asks for. Its head is a multiple of 31.
    private static bool HasZlibHead(ReadOnlySpan<byte> body) =>
        body.Length >= 2 && (body[0] & 0x0F) == 8 && ((body[0] << 8) | body[1]) % 31 == 0;

    // RFC 1952: the last four bytes say how long the text was.
    private static bool IsCutOff(ReadOnlySpan<byte> body, int length) =>
        body.Length < 18 || BitConverter.ToUInt32(body[^4..]) is var told && told > (uint)length;

    private static MemoryStream Over(ReadOnlyMemory<byte> body) =>
        MemoryMarshal.TryGetArray(body, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(body.ToArray(), writable: false);
}
