using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Mockd.Contracts.Json;
using Mockd.Engine.Expressions;
using Xunit;

namespace Mockd.Engine.Tests.Expressions;

public sealed class ArithmeticPropertyTests
{
    private static readonly Expression Sum = Expression.Parse("a + b");
    private static readonly Expression Difference = Expression.Parse("a - b");
    private static readonly Expression Product = Expression.Parse("a * b");
    private static readonly Expression Quotient = Expression.Parse("a / b");
    private static readonly Expression Remainder = Expression.Parse("a % b");
    private static readonly Expression Order = Expression.Parse("[a < b, a <= b, a == b, a > b]");

    [Fact]
    public void Arithmetic_OfWholeNumbers_IsThatOfCSharp() =>
        Prop.ForAll<long, long>(
                (a, b) =>
                {
                    Assert.Equal(Exact((Int128)a + b), Of(Sum, a, b));
                    Assert.Equal(Exact((Int128)a - b), Of(Difference, a, b));
                    Assert.Equal(Exact((Int128)a * b), Of(Product, a, b));
                    if (b != 0)
                    {
                        Assert.Equal(JsonNumber.Of((double)a / b), Of(Quotient, a, b));
                        Assert.Equal(JsonNumber.Of((long)((Int128)a % b)), Of(Remainder, a, b));
                    }

                    Assert.Equal(JsonArray.Of([a < b, a <= b, a == b, a > b]), Of(Order, a, b));
                }
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(long.MaxValue, 1)]
    [InlineData(long.MinValue, -1)]
    [InlineData(long.MaxValue, long.MaxValue)]
    [InlineData(long.MinValue, long.MinValue)]
    [InlineData(long.MinValue, long.MaxValue)]
    [InlineData(4_000_000_000, 4_000_000_000)]
    public void Arithmetic_AtTheEdges_BecomesDouble(long a, long b)
    {
        Assert.Equal(Exact((Int128)a + b), Of(Sum, a, b));
        Assert.Equal(Exact((Int128)a - b), Of(Difference, a, b));
        Assert.Equal(Exact((Int128)a * b), Of(Product, a, b));
        Assert.Equal(JsonNumber.Of((long)((Int128)a % b)), Of(Remainder, a, b));
    }

    [Fact]
    public void Arithmetic_OfDoubles_IsThatOfCSharp() =>
        Prop.ForAll<NormalFloat, NormalFloat>(
                (x, y) =>
                {
                    var (a, b) = (x.Get, y.Get);
                    if (
                        double.IsInteger(a)
                        || double.IsInteger(b)
                        || !double.IsFinite(a * b)
                        || !double.IsFinite(a / b)
                    )
                    {
                        return;
                    }

                    Assert.Equal(JsonNumber.Of(a + b), Of(Sum, a, b));
                    Assert.Equal(JsonNumber.Of(a - b), Of(Difference, a, b));
                    Assert.Equal(JsonNumber.Of(a * b), Of(Product, a, b));
                    Assert.Equal(JsonNumber.Of(a / b), Of(Quotient, a, b));
                    Assert.Equal(JsonNumber.Of(a % b), Of(Remainder, a, b));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Text_OfAnyCharacters_IsReadBackFromItsLiteral() =>
        Prop.ForAll<NonNull<string>>(text =>
            {
                var escaped = string.Concat(
                    text.Get.Select(c => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture))
                );
                Assert.Equal(text.Get, Expression.Parse($"\"{escaped}\"").Evaluate(Evaluated.ScopeOf("{}")).AsText);
            })
            .QuickCheckThrowOnFailure();

    private static JsonNumber Exact(Int128 value) =>
        value >= long.MinValue && value <= long.MaxValue ? JsonNumber.Of((long)value) : JsonNumber.Of((double)value);

    private static JsonValue Of(Expression expression, JsonValue a, JsonValue b) =>
        expression.Evaluate(new Scope(Evaluated.Now).Set("a", a).Set("b", b));
}
