using Mockd.Engine.Exchanges;

namespace Server.Tests.Pipeline;

/// <summary>A body that its sender still has, and that tells whether somebody took it.</summary>
internal sealed class HeldBody(byte[] bytes, long? length = null) : BodySource
{
    public bool WasRead { get; private set; }

    public override long? Length => length ?? bytes.Length;

    public override ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync(int limit, int grows, CancellationToken cancellation)
    {
        if (Length > limit)
        {
            return new((ReadOnlyMemory<byte>?)null);
        }

        WasRead = true;
        return new(bytes);
    }

    public override Stream Open()
    {
        WasRead = true;
        return new MemoryStream(bytes);
    }
}
