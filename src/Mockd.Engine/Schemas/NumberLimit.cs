using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas;

/// <summary>One bound of a number, with all of its digits.</summary>
internal readonly record struct NumberLimit(ExactNumber Value, bool IsLow, bool IsExclusive)
{
    public static IEnumerable<NumberLimit> Of(Schema part)
    {
        foreach (var (plain, exclusive, isLow) in Keywords)
        {
            if (Read(part, plain) is { } bound)
            {
                yield return new(bound, isLow, part.Element.FlagMember(exclusive) == true);
            }

            if (Read(part, exclusive) is { } outer)
            {
                yield return new(outer, isLow, true);
            }
        }
    }

    /// <summary>What the formats of whole numbers leave.</summary>
    public static NumberLimit[] OfFormat(string? format) =>
        format switch
        {
            "int32" => Between(int.MinValue, int.MaxValue),
            "int64" => Between(long.MinValue, long.MaxValue),
            _ => [],
        };

    /// <summary>Null where the keyword is not there, or no number that can be worked with.</summary>
    public static ExactNumber? Read(Schema part, string keyword) =>
        part.Element.Member(keyword) is { ValueKind: System.Text.Json.JsonValueKind.Number } written
            ? ExactNumber.TryParse(written.GetRawText())
            : null;

    private static readonly (string Plain, string Exclusive, bool IsLow)[] Keywords =
    [
        ("minimum", "exclusiveMinimum", true),
        ("maximum", "exclusiveMaximum", false),
    ];

    private static NumberLimit[] Between(long low, long high) =>
        [new(new ExactNumber(low, 0), true, false), new(new ExactNumber(high, 0), false, false)];
}
