using Mockd.Contracts.Json;
using Mockd.Engine.Expressions;
using Xunit;

namespace Mockd.Engine.Tests.Expressions;

public sealed class ExpressionTests
{
    [Theory]
    [InlineData("a.b + c[d] + now", "a c d")]
    [InlineData("let x = a; x + filter(xs, # == y)[0]", "a xs y")]
    [InlineData("map(xs, (x, i) => x + i + z)", "xs z")]
    [InlineData("random.int(1, 5) + faker.name", "faker")]
    [InlineData("random.int(1, 5) + random", "random")]
    [InlineData("a.Unix()", "a")]
    [InlineData("{a: 1, ...b}", "b")]
    public void Variables_OfAnExpression_AreThoseItDoesNotDefine(string text, string expected) =>
        Assert.Equal(expected.Split(' '), Expression.Parse(text).Variables);

    [Fact]
    public void Functions_OfAnExpression_AreThoseItCalls()
    {
        var functions = Expression.Parse("filter(xs, upper(#) == id('a')) | len() + random.int(1, 5)").Functions;
        Assert.Equal(["filter", "id", "len", "random.int", "upper"], functions.Order(StringComparer.Ordinal));
        Assert.True(BuiltIns.Contains("filter") && BuiltIns.Contains("upper") && !BuiltIns.Contains("id"));
        Assert.Equal(BuiltIns.Names.Order(StringComparer.Ordinal), BuiltIns.Names);
    }

    [Fact]
    public void Variable_Unknown_IsNullOrAHostFunction()
    {
        Assert.Equal("null", Evaluated.Json("nobody"));
        Assert.Equal("\"an-id\"", Evaluated.Json("uuid"));
        Assert.Equal("5", Evaluated.Json("uuid", """{"uuid":5}"""));
        Assert.Equal("5", Evaluated.Json("random.int", """{"random":{"int":5}}"""));
        Assert.Equal("5", Evaluated.Json("now", """{"now":5}"""));
    }

    [Fact]
    public void Scope_WithinAnother_HidesItsNames()
    {
        var outer = new Scope(Evaluated.Now).Set("a", 1).Set("b", 2);
        var inner = new Scope(outer).Set("a", 3);
        Assert.Equal("5", Expression.Parse("a + b").Evaluate(inner).ToString());
    }

    [Fact]
    public void Expression_EvaluatedByManyThreads_GivesEachItsOwn()
    {
        var expression = Expression.Parse("let x = a; sum(map(1..100, y => y * x))");
        Parallel.For(
            0,
            200,
            i =>
            {
                var scope = new Scope(Evaluated.Now).Set("a", i);
                Assert.Equal(JsonNumber.Of(5050L * i), expression.Evaluate(scope));
            }
        );
    }

    [Fact]
    public void Evaluate_OfAShortFormula_TakesLittleMemory()
    {
        const int Rounds = 1000;
        var expression = Expression.Parse("pi.amount - (input.amount ?? 0)");
        var scope = Evaluated.ScopeOf("""{"pi":{"id":"a","amount":2000},"input":{"amount":500}}""");
        expression.Evaluate(scope);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Rounds; i++)
        {
            expression.Evaluate(scope);
        }

        // A frame and a number; what looks names up in tables of its own, or boxes, takes more.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Rounds, 0, 300);
    }
}
