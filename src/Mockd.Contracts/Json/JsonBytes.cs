using System.Buffers;
using System.Text.Json;

namespace Mockd.Contracts.Json;

/// <summary>Renders values with a writer that each thread keeps: every answer is rendered, and none needs its own.</summary>
internal static class JsonBytes
{
    // A value larger than this leaves its buffer to the collector instead of the thread.
    private const int LargestKept = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;

    /// <param name="before">Bytes that stand before it.</param>
    public static byte[] Of(JsonValue value, ReadOnlySpan<byte> before = default)
    {
        // Taken while in use, so that a value whose writing renders another one does not write into its own bytes.
        var buffer = t_buffer ?? new ArrayBufferWriter<byte>(1024);
        var writer = t_writer ?? new Utf8JsonWriter(buffer, JsonValue.WriterOptions);
        (t_buffer, t_writer) = (null, null);
        buffer.ResetWrittenCount();
        buffer.Write(before);
        writer.Reset(buffer);
        value.WriteTo(writer);
        writer.Flush();
        var rendered = buffer.WrittenSpan.ToArray();
        if (buffer.Capacity <= LargestKept)
        {
            (t_buffer, t_writer) = (buffer, writer);
        }

        return rendered;
    }
}
