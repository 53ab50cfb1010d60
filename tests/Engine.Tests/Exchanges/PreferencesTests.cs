using Mockd.Engine.Exchanges;
using Xunit;

namespace Mockd.Engine.Tests.Exchanges;

public sealed class PreferencesTests
{
    [Theory]
    [InlineData(null, null, null)]
    [InlineData("", null, null)]
    [InlineData("code=404", 404, null)]
    [InlineData("example=one", null, "one")]
    [InlineData("Code = 404 , Example = \"one two\"", 404, "one two")]
    [InlineData("code=404; example=one", 404, "one")]
    [InlineData("code=404, code=500", 404, null)]
    [InlineData("return=minimal, respond-async, wait=10", null, null)]
    [InlineData("code=, example=", null, null)]
    [InlineData("code=-1, example=\"\"", null, null)]
    [InlineData("code=99999999999999999999", null, null)]
    [InlineData("example=a=b", null, "a=b")]
    public void Read_Header_FindsTheWishesThatTwinsKnow(string? header, int? code, string? example) =>
        Assert.Equal(new Preferences(code, example), Preferences.Read(header));
}
