using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Functions;

/// <summary>Functions over the 64 bits of whole numbers.</summary>
internal static class BitFunctions
{
    public static IReadOnlyList<BuiltIn> All { get; } =
    [
        new("bitand", 2, 2, static (in call) => JsonNumber.Of(call.Whole(0) & call.Whole(1))),
        new("bitor", 2, 2, static (in call) => JsonNumber.Of(call.Whole(0) | call.Whole(1))),
        new("bitxor", 2, 2, static (in call) => JsonNumber.Of(call.Whole(0) ^ call.Whole(1))),
        new("bitnand", 2, 2, static (in call) => JsonNumber.Of(call.Whole(0) & ~call.Whole(1))),
        new("bitnot", 1, 1, static (in call) => JsonNumber.Of(~call.Whole(0))),
        new("bitshl", 2, 2, static (in call) => JsonNumber.Of(Places(call) is < 64 and var n ? call.Whole(0) << n : 0)),
        new("bitshr", 2, 2, static (in call) => JsonNumber.Of(call.Whole(0) >> Math.Min(Places(call), 63))),
        new(
            "bitushr",
            2,
            2,
            static (in call) => JsonNumber.Of(Places(call) is < 64 and var n ? call.Whole(0) >>> n : 0)
        ),
    ];

    private static int Places(in Call call)
    {
        var places = call.Count32(1);
        return places >= 0 ? places : throw call.Fail("bits cannot be moved by a negative number of places");
    }
}
