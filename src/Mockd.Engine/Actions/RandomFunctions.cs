using Mockd.Contracts.Json;
using Mockd.Engine.Expressions;
using Mockd.Engine.Randomness;
using Mockd.Engine.Tables;

namespace Mockd.Engine.Actions;

/// <summary>Functions that expressions may call for fresh values: <c>uuid()</c>, <c>randomText(n)</c>, <c>randomHex(n)</c>,
/// <c>randomDigits(n)</c>, <c>randomInt(from, to)</c>. One instance for one request.</summary>
internal sealed class RandomFunctions(ulong seed)
{
    private const string Alphanumerics = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int LongestText = 100_000;
    private Dice _dice = new(seed);

    public static IReadOnlyList<string> Names { get; } =
    ["uuid", "randomText", "randomHex", "randomDigits", "randomInt"];

    /// <summary>Null when none of these has the name.</summary>
    public HostFunction? Find(string name) =>
        name switch
        {
            "uuid" => _ => KeyMaker.Uuid(ref _dice),
            "randomText" => arguments => Text(arguments, 16, Alphanumerics),
            "randomHex" => arguments => Text(arguments, 32, "0123456789abcdef"),
            "randomDigits" => arguments => Text(arguments, 6, "0123456789"),
            "randomInt" => arguments => Between(Number(arguments, 0, 0), Number(arguments, 1, 100)),
            _ => null,
        };

    private static long Number(ReadOnlySpan<JsonValue> arguments, int at, long otherwise) =>
        at < arguments.Length && arguments[at] is JsonNumber { IsInteger: true } number ? number.Integer : otherwise;

    private JsonValue Text(ReadOnlySpan<JsonValue> arguments, int usual, string alphabet) =>
        _dice.Text((int)Math.Clamp(Number(arguments, 0, usual), 0, LongestText), alphabet);

    private JsonValue Between(long from, long to)
    {
        var span = (ulong)Math.Max(0, to - from) + 1;
        return from + (long)(span == 0 ? 0 : _dice.Next() % span);
    }
}
