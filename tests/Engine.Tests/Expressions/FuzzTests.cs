using Mockd.Engine.Expressions;
using Mockd.Engine.Randomness;
using Xunit;

namespace Mockd.Engine.Tests.Expressions;

public sealed class FuzzTests
{
    private static readonly string[] Words =
    [
        .. "+ - * / % ** ^ == != < <= > >= && || ! ? : ?? ?. . .. ... , ; ( ) [ ] { } | # #index #acc => =".Split(' '),
        .. "let if else not and or in matches contains startsWith endsWith true false nil x xs o a now uuid".Split(' '),
        .. "1 0 -1 2.5 9223372036854775807 0x10 'a' \"2024-01-02\" '1h' 'Mon 2 Jan' '[' '' .a .Unix() .Format(".Split(
            ' '
        ),
        .. BuiltIns.Names.Select(n => n + "("),
        "xs, #",
        "xs | ",
        "{.a}",
        "x => x",
    ];

    [Fact]
    public void Expression_OfRandomWords_OnlyFailsByItsOwnException()
    {
        var dice = new Dice(20260304);
        var scope = Evaluated.ScopeOf("""{"x":3,"xs":[1,2.5,"a",null],"o":{"a":{"b":[1]}}}""");
        var evaluated = 0;
        for (var i = 0; i < 60_000; i++)
        {
            var count = 1 + dice.Next(12);
            var text = string.Join(' ', Enumerable.Range(0, count).Select(_ => Words[dice.Next(Words.Length)]));
            evaluated += Survives(text, scope) ? 1 : 0;
        }

        Assert.True(evaluated > 500, $"only {evaluated} texts were expressions");
    }

    [Fact]
    public void Calls_OfRandomValues_OnlyFailByTheirOwnException()
    {
        string[] values =
        [
            .. "nil true 0 -1 1.5 64 1e300 -9223372036854775808 '' 'a' '2024-01-02' '9999-12-31T23:59:59Z' xs o".Split(
                ' '
            ),
            .. "[] [[1],[2]] {} '0001-01-01' 'desc' '24h' '.000' 253402300798 now() -62135596799 '02' [['a',1]]".Split(
                ' '
            ),
        ];
        string[] names = [.. BuiltIns.Names, .. Mockd.Engine.Expressions.Functions.Methods.Names.Select(n => "." + n)];
        var dice = new Dice(7);
        var scope = Evaluated.ScopeOf("""{"xs":[1,2.5,"a",null],"o":{"a":{"b":[1]}}}""");
        for (var i = 0; i < 60_000; i++)
        {
            var name = names[dice.Next(names.Length)];
            var arguments = string.Join(
                ", ",
                Enumerable.Range(0, dice.Next(4)).Select(_ => values[dice.Next(values.Length)])
            );
            var call = $"{name}({arguments})";
            Survives(name[0] == '.' ? $"({values[dice.Next(values.Length)]})" + call : call, scope);
        }
    }

    [Fact]
    public void Template_OfRandomCharacters_OnlyFailsByItsOwnException()
    {
        var dice = new Dice(99);
        var scope = Evaluated.ScopeOf("{}");
        for (var i = 0; i < 60_000; i++)
        {
            var text = dice.Text(1 + dice.Next(20), "{{{{}}}}()[]'\"`\\.,:;|#+-*/?<>=!%^&_$ab01 \né€@~");
            try
            {
                Template.Parse(text).Evaluate(scope);
            }
            catch (ExpressionException failure)
            {
                Assert.InRange(failure.Column, 1, text.Length + 1);
            }
        }
    }

    private static bool Survives(string text, Scope scope)
    {
        try
        {
            _ = Expression.Parse(text).Evaluate(scope).ToString();
            return true;
        }
        catch (ExpressionException failure)
        {
            Assert.InRange(failure.Column, 1, text.Length + 1);
            return false;
        }
        catch (Exception other)
        {
            throw new InvalidOperationException($"'{text}' failed", other);
        }
    }
}
