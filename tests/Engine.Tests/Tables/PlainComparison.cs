using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Mockd.Contracts.Json;

namespace Engine.Tests.Tables;

/// <summary>How values compare, by the book and without a line of what is tested: on the JSON text, with whole fractions.</summary>
internal static partial class PlainComparison
{
    /// <summary>A stored value, or an item of a stored list, is what the text stands for.</summary>
    public static bool Fits(JsonValue? stored, string sent)
    {
        var value = Read(stored);
        return value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Any(item => IsSame(item, sent))
            : IsSame(value, sent);
    }

    /// <summary>Null where the two have no order.</summary>
    public static int? Order(JsonValue? stored, string sent)
    {
        var value = Read(stored);
        return value.ValueKind switch
        {
            JsonValueKind.Number when IsNumber(sent) => Compare(value.GetRawText(), sent),
            JsonValueKind.Number when Time(sent) is { } time && Second(value.GetRawText()) is { } second =>
                second.CompareTo(time),
            JsonValueKind.String when Time(value.GetString()!) is { } a && Time(sent) is { } b => a.CompareTo(b),
            JsonValueKind.String => string.CompareOrdinal(value.GetString(), sent),
            _ => null,
        };
    }

    /// <summary>Nothing, booleans, numbers, times, texts, lists, objects.</summary>
    public static int Sort(JsonValue? left, JsonValue? right)
    {
        var (a, b) = (Read(left), Read(right));
        var byRank = Rank(a).CompareTo(Rank(b));
        return byRank != 0
            ? byRank
            : a.ValueKind switch
            {
                JsonValueKind.Number => Compare(a.GetRawText(), b.GetRawText()),
                JsonValueKind.String when Rank(a) == 4 && Time(a.GetString()!) != Time(b.GetString()!) => Time(
                    a.GetString()!
                )!
                    .Value.CompareTo(Time(b.GetString()!)!.Value),
                JsonValueKind.String => string.CompareOrdinal(a.GetString(), b.GetString()),
                JsonValueKind.Null => 0,
                _ => string.CompareOrdinal(a.GetRawText(), b.GetRawText()),
            };
    }

    private static JsonElement Read(JsonValue? value) =>
        JsonDocument.Parse(value is null ? "null" : value.ToString()).RootElement;

    private static int Rank(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null => 0,
            JsonValueKind.False => 1,
            JsonValueKind.True => 2,
            JsonValueKind.Number => 3,
            JsonValueKind.String => Time(value.GetString()!) is null ? 5 : 4,
            JsonValueKind.Array => 6,
            _ => 7,
        };

    private static bool IsSame(JsonElement value, string sent) =>
        value.ValueKind switch
        {
            JsonValueKind.Null => sent == "null",
            JsonValueKind.True => sent is "true" or "True",
            JsonValueKind.False => sent is "false" or "False",
            JsonValueKind.Number => IsNumber(sent) && Compare(value.GetRawText(), sent) == 0,
            JsonValueKind.String => value.GetString() == sent,
            _ => false,
        };

    // The tests write times in these forms alone.
    private static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParseExact(
            text,
            ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        )
            ? time
            : null;

    private static bool IsNumber(string text) => Number().IsMatch(text);

    /// <summary>Whole numbers count the seconds since 1970, as far as there are dates.</summary>
    private static DateTimeOffset? Second(string text)
    {
        var (over, under) = Fraction(text);
        return over % under == 0 && BigInteger.Abs(over / under) < 253402300800 && over / under > -62135596800
            ? DateTimeOffset.FromUnixTimeSeconds((long)(over / under))
            : null;
    }

    private static int Compare(string left, string right)
    {
        var (a, b) = (Fraction(left), Fraction(right));
        return (a.Over * b.Under).CompareTo(b.Over * a.Under);
    }

    private static (BigInteger Over, BigInteger Under) Fraction(string text)
    {
        var parts = Number().Match(text).Groups;
        var digits = BigInteger.Parse(
            parts["sign"].Value + parts["whole"].Value + parts["rest"].Value,
            CultureInfo.InvariantCulture
        );
        var exponent =
            (parts["exp"].Success ? int.Parse(parts["exp"].Value, CultureInfo.InvariantCulture) : 0)
            - parts["rest"].Value.Length;
        return exponent < 0 ? (digits, BigInteger.Pow(10, -exponent)) : (digits * BigInteger.Pow(10, exponent), 1);
    }

    [GeneratedRegex(@"^(?<sign>-?)(?<whole>0|[1-9][0-9]*)(\.(?<rest>[0-9]+))?([eE](?<exp>[+-]?[0-9]+))?\z")]
    private static partial Regex Number();
}
