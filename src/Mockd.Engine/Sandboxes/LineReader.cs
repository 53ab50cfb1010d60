using System.Globalization;

namespace Mockd.Engine.Sandboxes;

/// <summary>The lines of a long text, one after the other.</summary>
internal sealed class LineReader(Stream text)
{
    private const int LongestText = 512 * 1024 * 1024;
    private const int LongestLine = 64 * 1024 * 1024;
    private byte[] _buffer = new byte[64 * 1024];
    private int _from;
    private int _filled;
    private bool _isAtEnd;

    /// <summary>Of the line that was read last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Bytes read so far.</summary>
    public long Length { get; private set; }

    /// <summary>Without its end, and only until the next call; null behind the last line.</summary>
    /// <exception cref="FormatException">The text or a line of it is longer than is read.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellation)
    {
        var looked = _from;
        while (true)
        {
            var end = _buffer.AsSpan(looked, _filled - looked).IndexOf((byte)'\n');
            if (end >= 0)
            {
                return Take(looked + end, 1);
            }

            if (_isAtEnd)
            {
                return _filled > _from ? Take(_filled, 0) : (ReadOnlyMemory<byte>?)null;
            }

            var known = _filled - _from;
            MakeRoom();
            looked = _from + known;
            await FillAsync(cancellation).ConfigureAwait(false);
        }
    }

    private ReadOnlyMemory<byte> Take(int end, int skip)
    {
        var line = _buffer.AsMemory(_from, end - _from);
        _from = end + skip;
        Number++;
        return line;
    }

    private void MakeRoom()
    {
        var kept = _filled - _from;
        if (kept > LongestLine)
        {
            throw new FormatException(
                string.Create(CultureInfo.InvariantCulture, $"line {Number + 1}: it is longer than 64 MB")
            );
        }

        var target = kept > _buffer.Length / 2 ? new byte[_buffer.Length * 2] : _buffer;
        _buffer.AsSpan(_from, kept).CopyTo(target);
        (_buffer, _from, _filled) = (target, 0, kept);
    }

    private async ValueTask FillAsync(CancellationToken cancellation)
    {
        var read = await text.ReadAsync(_buffer.AsMemory(_filled), cancellation).ConfigureAwait(false);
        _isAtEnd = read == 0;
        _filled += read;
        Length += read;
        if (Length > LongestText)
        {
            throw new FormatException("the text is longer than 512 MB");
        }
    }
}
