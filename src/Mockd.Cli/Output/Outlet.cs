namespace Mockd.Cli.Output;

/// <summary>
/// One of the process's own streams. Whoever reads it may have gone away, the disk behind it may be full or the stream closed:
/// that ends no server and shows no stack. What was lost is remembered, for whoever tells it.
/// </summary>
internal sealed class Outlet : Stream
{
    private readonly Stream? _stream;
    private readonly string? _refusal;

    /// <param name="open">Fails where the stream is closed, in programs that were compiled ahead of time.</param>
    public Outlet(Func<Stream> open)
    {
        try
        {
            _stream = open();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _refusal = Reason(e);
        }
    }

    /// <summary>Why something written did not get out; null: all did, or the reader went away.</summary>
    public string? Problem { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            _stream?.Write(buffer);
            Problem ??= _refusal;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Problem = Reason(e);
        }
    }

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private static string Reason(Exception e) => (e.InnerException ?? e).Message.TrimEnd('.');
}
