using Mockd.Contracts.Json;
using Mockd.Engine.Expressions;
using Xunit;

namespace Mockd.Engine.Tests.Expressions;

public sealed class TemplateTests
{
    private const string Variables =
        """{"item":{"id":"c_1","n":null},"request":{"body":{"a":{"b":[5]}},"query":{"x":"q"}}}""";

    [Theory]
    [InlineData("plain", "\"plain\"")]
    [InlineData("", "\"\"")]
    [InlineData("{{item.id}}", "\"c_1\"")]
    [InlineData("{{ request.body.a.b[0] }}", "5")]
    [InlineData("{{request.body.a}}", """{"b":[5]}""")]
    [InlineData("a {{1 + 1}} b {{item.id}}{{item.n}}", "\"a 2 b c_1\"")]
    [InlineData("{{request.body.none.of.this}}", "null")]
    [InlineData("{{uuid}} {{uuid()}}", "\"an-id an-id\"")]
    [InlineData("{{now}}", "1772600767")]
    [InlineData("{{timestamp}}", "1772600767")]
    [InlineData("{{random.int(1, 5)}}", "5")]
    [InlineData("{{random.int}}", "4")]
    [InlineData("{{upper request.query.x}}", "\"Q\"")]
    [InlineData("{{default request.query.none \"v\"}}", "\"v\"")]
    [InlineData("{{upper(request.query.x)}}", "\"Q\"")]
    [InlineData("\\{{x}} {{1}}", "\"{{x}} 1\"")]
    [InlineData("{{ {a: {b: 1}} }}", """{"a":{"b":1}}""")]
    [InlineData("{{'}}'}}!", "\"}}!\"")]
    public void Evaluate_OfAText_GivesValueOrText(string text, string expected) =>
        Assert.Equal(expected, Template.Parse(text).Evaluate(Evaluated.ScopeOf(Variables)).ToString());

    [Fact]
    public void EvaluateText_OfNull_IsEmpty() =>
        Assert.Equal("", Template.Parse("{{item.n}}").EvaluateText(Evaluated.ScopeOf(Variables)));

    [Theory]
    [InlineData("a {{1", 3)]
    [InlineData("ab {{ 1 + }}", 11)]
    [InlineData("{{ 'x }}", 4)]
    [InlineData("{{}}", 3)]
    public void Parse_OfABrokenPart_NamesTheColumn(string text, int column) =>
        Assert.Equal(column, Assert.Throws<ExpressionException>(() => Template.Parse(text)).Column);

    [Fact]
    public void ValueTemplate_WithAndWithoutParts_SharesConstants()
    {
        var value = JsonValue.Parse("""{"a":["x",{"y":1}],"b":"{{item.id}}","c":{"d":["{{1}}"]},"e":"\\{{"}""");
        var template = ValueTemplate.Parse(value);
        var made = (JsonObject)template.Evaluate(Evaluated.ScopeOf(Variables));
        Assert.False(template.IsConstant);
        Assert.Equal("""{"a":["x",{"y":1}],"b":"c_1","c":{"d":[1]},"e":"{{"}""", made.ToString());
        Assert.Same(((JsonObject)value)["a"], made["a"]);
        Assert.Equal(["item"], template.Variables);
        Assert.True(ValueTemplate.Parse(JsonValue.Parse("""{"a":[1,"b"]}""")).IsConstant);
    }
}
