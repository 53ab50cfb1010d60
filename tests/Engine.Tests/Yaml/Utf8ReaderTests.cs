using System.Text;
using Mockd.Engine.Yaml;
using Xunit;

namespace Engine.Tests.Yaml;

public sealed class Utf8ReaderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(1024)]
    public void Read_InBlocksOfAnySize_GivesWhatTheDecoderGives(int size)
    {
        byte[] text = [.. Encoding.UTF8.GetBytes("aé漢😀😀z\n"), 0xC3, 0x28, 0xF0, 0x9F, (byte)'x', 0xFF];
        using var reader = new Utf8Reader(text);
        var found = new StringBuilder();
        var block = new char[size];
        while (reader.Read(block, 0, size) is > 0 and var count)
        {
            found.Append(block, 0, count);
        }

        Assert.Equal(Encoding.UTF8.GetString(text), found.ToString());
    }

    [Fact]
    public void Peek_TakesNothing()
    {
        using var reader = new Utf8Reader("😀b"u8.ToArray());

        Assert.Equal(reader.Peek(), reader.Read());
        Assert.Equal(reader.Peek(), reader.Read());
        Assert.Equal('b', reader.Read());
        Assert.Equal(-1, reader.Read());
    }
}
