using Mockd.Contracts.Json;
using Mockd.Engine.Patterns;
using Mockd.Engine.Schemas.Checking;

namespace Mockd.Engine.Schemas.Formats;

/// <summary>Tells whether a value has one of the formats that are asserted; of all others every value is.</summary>
internal static class FormatCheck
{
    private static readonly Dictionary<string, Func<string, bool>> OfTexts = new(StringComparer.Ordinal)
    {
        ["date-time"] = text => TimeFormats.IsDateTime(text),
        ["date"] = text => TimeFormats.IsDate(text),
        ["time"] = text => TimeFormats.IsTime(text),
        ["duration"] = text => TimeFormats.IsDuration(text),
        ["email"] = text => HostFormats.IsEmail(text),
        ["hostname"] = text => HostFormats.IsHostName(text),
        ["ipv4"] = text => HostFormats.IsIpv4(text),
        ["ipv6"] = text => HostFormats.IsIpv6(text),
        ["uri"] = text => UriFormats.IsUri(text),
        ["url"] = text => UriFormats.IsUri(text),
        ["uri-reference"] = text => UriFormats.IsReference(text),
        ["uri-template"] = text => UriFormats.IsTemplate(text),
        ["uuid"] = text => text.Length == 36 && Guid.TryParseExact(text, "D", out _),
        ["json-pointer"] = text => PointerFormats.IsPointer(text),
        ["relative-json-pointer"] = text => PointerFormats.IsRelativePointer(text),
        ["json-pointer-uri-fragment"] = text => text.StartsWith('#') && PointerFormats.IsPointer(text.AsSpan(1)),
        ["regex"] = text => Pattern.Problem(text, PatternDialect.Ecma) is null,
        ["byte"] = text => System.Buffers.Text.Base64.IsValid(text) && !text.AsSpan().ContainsAny(" \t\r\n"),
    };

    private static readonly Dictionary<string, Func<JsonNumber, bool>> OfNumbers = new(StringComparer.Ordinal)
    {
        ["int32"] = number => IsWhole(number) && number.Integer is >= int.MinValue and <= int.MaxValue,
        ["int64"] = IsWhole,
    };

    public static IReadOnlyCollection<string> Names => [.. OfTexts.Keys, .. OfNumbers.Keys];

    public static bool IsOf(string format, string text) => !OfTexts.TryGetValue(format, out var isOf) || isOf(text);

    /// <summary>The rules that the format makes; none for one that is not asserted.</summary>
    public static IEnumerable<SchemaRule> RulesOf(string format)
    {
        if (OfTexts.TryGetValue(format, out var isText))
        {
            yield return new TextRules.Format(format, isText);
        }

        if (OfNumbers.TryGetValue(format, out var isNumber))
        {
            yield return new NumberRules.Format(format, isNumber);
        }
    }

    private static bool IsWhole(JsonNumber number) => number.IsInteger;
}
