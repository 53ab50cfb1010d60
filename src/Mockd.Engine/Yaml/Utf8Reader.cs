using System.Text;
using System.Text.Unicode;

namespace Mockd.Engine.Yaml;

/// <summary>
/// Gives the characters of UTF-8 text in blocks, as a scanner asks for them: a string of the whole text would cost time and
/// twice the memory of the file. What is not UTF-8 gives U+FFFD, as the framework's decoder does.
/// </summary>
internal sealed class Utf8Reader(ReadOnlyMemory<byte> text) : TextReader
{
    private ReadOnlyMemory<byte> _left = text;

    // The second half of a pair whose first half was the last to fit.
    private char? _waiting;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        var given = 0;
        if (_waiting is { } half)
        {
            buffer[given++] = half;
            _waiting = null;
        }

        Utf8.ToUtf16(_left.Span, buffer[given..], out var read, out var written);
        _left = _left[read..];
        given += written;
        if (given == 0 && !_left.IsEmpty)
        {
            // A pair does not fit into the single place there is.
            Rune.DecodeFromUtf8(_left.Span, out var rune, out read);
            _left = _left[read..];
            Span<char> pair = stackalloc char[2];
            rune.EncodeToUtf16(pair);
            (buffer[0], _waiting, given) = (pair[0], pair[1], 1);
        }

        return given;
    }

    public override int Read()
    {
        Span<char> one = stackalloc char[1];
        return Read(one) == 0 ? -1 : one[0];
    }

    public override int Peek()
    {
        var (left, waiting) = (_left, _waiting);
        var next = Read();
        (_left, _waiting) = (left, waiting);
        return next;
    }
}
