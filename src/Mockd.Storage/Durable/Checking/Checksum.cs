using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Mockd.Storage.Durable;

/// <summary>
/// XXH3 with 64 bits over what a log keeps, stored beside it: what comes back otherwise than it was given is noticed. It finds
/// accidents, not people who mean harm.
/// </summary>
internal static class Checksum
{
    /// <param name="texts">Hashed as UTF-8, each with its length, so that no two lists look alike.</param>
    public static long Of(ReadOnlySpan<long> numbers, params ReadOnlySpan<string?> texts)
    {
        var length = sizeof(long) * (numbers.Length + texts.Length);
        foreach (var text in texts)
        {
            length += text is null ? 0 : Encoding.UTF8.GetByteCount(text);
        }

        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var rest = rented.AsSpan(0, length);
            foreach (var number in numbers)
            {
                Write(ref rest, number);
            }

            foreach (var text in texts)
            {
                var head = rest;
                Write(ref rest, -1);
                if (text is not null)
                {
                    var written = Encoding.UTF8.GetBytes(text, rest);
                    BinaryPrimitives.WriteInt64LittleEndian(head, written);
                    rest = rest[written..];
                }
            }

            return unchecked((long)XxHash3.HashToUInt64(rented.AsSpan(0, length)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Of a row in whatever holds it, which <paramref name="place"/> and <paramref name="owner"/> name.</summary>
    public static long Of(StoredRow row, long place, string? owner = null) =>
        Of(
            [place, row.Sequence, row.CreatedAt.UtcTicks, row.UpdatedAt.UtcTicks, row.IsTombstone ? 1 : 0],
            owner,
            row.Table,
            row.Key,
            row.Fields
        );

    private static void Write(ref Span<byte> rest, long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(rest, number);
        rest = rest[sizeof(long)..];
    }
}
