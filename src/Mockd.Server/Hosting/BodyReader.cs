using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace Mockd.Server.Hosting;

/// <summary>Reads a request's body into memory, up to a limit.</summary>
internal static class BodyReader
{
    /// <summary>Of requests to the twin: 10 MB.</summary>
    public const int TwinLimit = 10 * 1024 * 1024;

    /// <summary>Of requests to the admin plane, which takes in whole sandboxes: 512 MB.</summary>
    public const int AdminLimit = 512 * 1024 * 1024;

    /// <summary>The whole body; null when it is longer than <paramref name="limit"/> bytes.</summary>
    public static ValueTask<ReadOnlyMemory<byte>?> ReadAsync(
        IFeatureCollection features,
        long? contentLength,
        int limit,
        CancellationToken cancellation
    )
    {
        if (features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false } || contentLength == 0)
        {
            return new(ReadOnlyMemory<byte>.Empty);
        }

        if (contentLength > limit)
        {
            return new((ReadOnlyMemory<byte>?)null);
        }

        return ReadAllAsync(features.GetRequiredFeature<IRequestBodyPipeFeature>().Reader, limit, cancellation);
    }

    private static async ValueTask<ReadOnlyMemory<byte>?> ReadAllAsync(
        PipeReader reader,
        int limit,
        CancellationToken cancellation
    )
    {
        // The pipe keeps what was looked at but not consumed, so bytes are copied once, when all are there.
        while (true)
        {
            var read = await reader.ReadAsync(cancellation).ConfigureAwait(false);
            var buffer = read.Buffer;
            if (buffer.Length > limit)
            {
                reader.AdvanceTo(buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                ReadOnlyMemory<byte> body = buffer.ToArray();
                reader.AdvanceTo(buffer.End);
                return body;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }
}
