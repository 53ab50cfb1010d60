using System.Buffers.Binary;
using Mockd.Contracts.Json;
using Mockd.Engine.Expressions;
using Xunit;

namespace Mockd.Engine.Tests.Expressions;

public sealed class VectorFunctionTests
{
    [Fact]
    public void Embedding_OfAText_HasLengthOne() =>
        Assert.Equal("1", Evaluated.Json("let v = embedding('a text', 1536); round(sum(map(v, # * #)), 3)"));

    [Theory]
    [InlineData("embedding('a', 4) == embedding('a', 4)", "true")]
    [InlineData("embedding('a', 4) == embedding('b', 4)", "false")]
    [InlineData("len(embedding('', 3))", "3")]
    public void Embedding_DependsOnNothingButItsText(string text, string expected) =>
        Assert.Equal(expected, Evaluated.Json(text));

    [Theory]
    [InlineData("embedding('a', 0)")]
    [InlineData("embedding('a', 1000000)")]
    [InlineData("floatsToBase64(['a'])")]
    public void Vectors_OfTheWrongSizeOrKind_AreRefused(string text) =>
        Assert.Throws<ExpressionException>(() => Evaluated.Json(text));

    [Fact]
    public void FloatsToBase64_WritesLittleEndianSinglePrecision()
    {
        var text = ((JsonText)JsonValue.Parse(Evaluated.Json("floatsToBase64([1, -0.5])"))).Value;
        var bytes = Convert.FromBase64String(text);
        Assert.Equal(1f, BinaryPrimitives.ReadSingleLittleEndian(bytes));
        Assert.Equal(-0.5f, BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(4)));
    }
}
