using Mockd.Engine.Reading;
using Xunit;

namespace Mockd.Engine.Tests.Compilation;

public sealed class EnvironmentsTests
{
    [Theory]
    [InlineData("a: ${SET}", "a: value")]
    [InlineData("a: ${UNSET}", "a: ")]
    [InlineData("a: ${UNSET:-other}", "a: other")]
    [InlineData("a: ${EMPTY:-other}", "a: other")]
    [InlineData("a: ${SET:-other}", "a: value")]
    [InlineData("a: $${SET}", "a: ${SET}")]
    [InlineData("a: $5 ${not a name} $SET", "a: $5 ${not a name} $SET")]
    public void Expand_Text_ReplacesOnlyNames(string text, string expected) =>
        Assert.Equal(
            expected,
            Environments.Expand(
                text,
                name =>
                    name switch
                    {
                        "SET" => "value",
                        "EMPTY" => "",
                        _ => null,
                    }
            )
        );
}
