using Mockd.Contracts.Json;
using Mockd.Engine.Randomness;

namespace Engine.Tests.JsonValues;

/// <summary>Values of all kinds, the odd ones among them.</summary>
internal static class RandomValues
{
    private static readonly string[] Names = ["id", "name", "Größe", "", "a.b", "metadata", "x", "y", "z", "amount"];

    private static readonly string[] Numbers =
    [
        "0",
        "-1",
        "256",
        "1.0",
        "-0.0",
        "0.1",
        "1e2",
        "1e-7",
        "12345678901234567890",
        "9223372036854775807",
        "-9223372036854775808",
        "3.141592653589793238462643383279",
    ];

    private static readonly string[] Texts = ["", "ok", "0", "né", "日本語", "a\"b\\c\n", "😀 emoji", new('x', 5000)];

    public static JsonObject Object(ref Dice dice, int depth = 3)
    {
        var builder = new JsonObjectBuilder();
        for (var i = dice.Next(8); i > 0; i--)
        {
            builder.Set(dice.Pick(Names), Value(ref dice, depth));
        }

        return builder.Build();
    }

    public static JsonValue Value(ref Dice dice, int depth)
    {
        switch (dice.Next(depth > 0 ? 8 : 6))
        {
            case 0:
                return JsonValue.Null;
            case 1:
                return dice.Next(2) == 0;
            case 2:
                return JsonValue.Parse(dice.Pick(Numbers));
            case 3:
                return (long)dice.Next();
            case 4:
                return dice.NextDouble() * 1e6;
            case 5:
                return dice.Pick(Texts);
            case 6:
                return Object(ref dice, depth - 1);
            default:
                var items = new JsonValue[dice.Next(4)];
                for (var i = 0; i < items.Length; i++)
                {
                    items[i] = Value(ref dice, depth - 1);
                }

                return JsonArray.Of(items);
        }
    }
}
