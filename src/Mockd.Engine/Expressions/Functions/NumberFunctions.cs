using System.Globalization;
using Mockd.Contracts.Json;
using Mockd.Engine.Expressions.Nodes;

namespace Mockd.Engine.Expressions.Functions;

/// <summary>Functions over numbers; <c>max</c>, <c>min</c>, <c>mean</c> and <c>median</c> take numbers and lists of them.</summary>
internal static class NumberFunctions
{
    public static IReadOnlyList<BuiltIn> All { get; } =
    [
        new("max", 1, BuiltIn.AnyNumber, static (in call) => Extreme(call, 1)),
        new("min", 1, BuiltIn.AnyNumber, static (in call) => Extreme(call, -1)),
        new("mean", 1, BuiltIn.AnyNumber, Mean),
        new("median", 1, BuiltIn.AnyNumber, Median),
        new("abs", 1, 1, Abs),
        new("ceil", 1, 1, static (in call) => Rounded(call, Math.Ceiling)),
        new("floor", 1, 1, static (in call) => Rounded(call, Math.Floor)),
        new("round", 1, 2, Round),
        new("int", 1, 1, Int),
        new("float", 1, 1, Float),
        new("formatNumber", 2, 2, Format),
    ];

    private static List<JsonNumber> Numbers(in Call call)
    {
        var numbers = new List<JsonNumber>();
        foreach (var argument in call.All)
        {
            Collect(call, argument, numbers);
        }

        return numbers;
    }

    private static void Collect(in Call call, JsonValue argument, List<JsonNumber> numbers)
    {
        switch (argument)
        {
            case JsonNumber number:
                numbers.Add(number);
                break;
            case JsonArray list:
                call.Frame.Weigh(list, call.Column);
                foreach (var item in list)
                {
                    Collect(call, item, numbers);
                }

                break;
            default:
                throw call.Fail($"it needs numbers, not {Kinds.Article(argument)}");
        }
    }

    private static JsonValue Extreme(in Call call, int sign)
    {
        JsonNumber? best = null;
        foreach (var number in Numbers(call))
        {
            best = best is null || Relational.Order(number, best, call.Column) * sign > 0 ? number : best;
        }

        return best ?? JsonValue.Null;
    }

    private static JsonNumber Mean(in Call call)
    {
        var numbers = Numbers(call);
        return numbers.Count == 0 ? JsonNumber.Zero : call.Made(numbers.Sum(n => n.Double) / numbers.Count);
    }

    private static JsonNumber Median(in Call call)
    {
        var numbers = Numbers(call).Select(n => n.Double).Order().ToArray();
        if (numbers.Length == 0)
        {
            return JsonNumber.Zero;
        }

        var middle = numbers.Length / 2;
        return call.Made(numbers.Length % 2 == 1 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2);
    }

    private static JsonNumber Abs(in Call call)
    {
        var number = call.Number(0);
        return number is { IsInteger: true, Integer: not long.MinValue }
            ? JsonNumber.Of(Math.Abs(number.Integer))
            : call.Made(Math.Abs(number.Double));
    }

    private static JsonNumber Rounded(in Call call, Func<double, double> rounding)
    {
        var number = call.Number(0);
        return number.IsInteger ? number : call.Made(rounding(number.Double));
    }

    private static JsonNumber Round(in Call call)
    {
        var digits = call.Has(1) ? call.Count32(1) : 0;
        if (digits is < 0 or > 15)
        {
            throw call.Fail("it rounds to 0 to 15 digits");
        }

        var number = call.Number(0);
        return number.IsInteger ? number : call.Made(Math.Round(number.Double, digits, MidpointRounding.AwayFromZero));
    }

    private static JsonNumber Int(in Call call)
    {
        if (call[0] is JsonBoolean boolean)
        {
            return JsonNumber.Of(boolean.Value ? 1L : 0L);
        }

        var number = Parsed(call);
        return number.IsInteger ? number : call.Made(Math.Truncate(number.Double));
    }

    private static JsonNumber Float(in Call call) => Parsed(call);

    private static JsonNumber Parsed(in Call call)
    {
        if (call[0] is JsonText text)
        {
            return JsonNumber.TryParse(text.Value.Trim())
                ?? throw call.Fail($"the text {Shortened.Of(text.Value)} is not a number");
        }

        return call.Number(0);
    }

    private static JsonText Format(in Call call)
    {
        var digits = call.Count32(1);
        if (digits is < 0 or > 15)
        {
            throw call.Fail("it writes 0 to 15 digits");
        }

        var number = call.Number(0);
        var format = "F" + digits.ToString(CultureInfo.InvariantCulture);
        return new JsonText(
            number.IsInteger
                ? ((decimal)number.Integer).ToString(format, CultureInfo.InvariantCulture)
                : number.Double.ToString(format, CultureInfo.InvariantCulture)
        );
    }
}
