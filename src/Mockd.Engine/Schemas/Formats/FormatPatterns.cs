using System.Collections.Frozen;

namespace Mockd.Engine.Schemas.Formats;

/// <summary>
/// Regular expressions for texts of the formats that are asserted, to be met together with a pattern or a length: the usual
/// form of each first. They need not match every text of the format.
/// </summary>
internal static class FormatPatterns
{
    private const string Year = "(19|20)[0-9]{2}";
    private const string Date = Year + "-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])";
    private const string AnyDate = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])";
    private const string Clock = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]";
    private const string Zone = "(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])";
    private const string Label = "[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?";
    private const string AnyLabel = "[A-Za-z0-9]([A-Za-z0-9-]{0,60}[A-Za-z0-9])?";
    private const string Byte = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private const string Path = "(/[A-Za-z0-9._~-]*)*";
    private const string Tail = Path + "(\\?[A-Za-z0-9._~=&-]*)?(#[A-Za-z0-9._~-]*)?";

    private static readonly FrozenDictionary<string, string[]> Patterns = new Dictionary<string, string[]>
    {
        ["date-time"] =
        [
            $"^{Date}T{Clock}Z$",
            $"^{Date}T{Clock}(\\.[0-9]{{1,9}})?{Zone}$",
            $"^{AnyDate}[Tt]{Clock}(\\.[0-9]{{1,30}})?({Zone}|z)$",
        ],
        ["date"] = [$"^{Date}$", $"^{AnyDate}$"],
        ["time"] = [$"^{Clock}Z$", $"^{Clock}(\\.[0-9]{{1,30}})?{Zone}$"],
        ["duration"] =
        [
            "^PT[1-9][0-9]?M$",
            "^P([0-9]{1,9}[YMWD]|T[0-9]{1,9}[HMS])$",
            "^P([0-9]{1,5}Y)?([0-9]{1,5}M)?([0-9]{1,5}D)?(T([0-9]{1,5}H)?([0-9]{1,5}M)?([0-9]{1,5}S)?)?$",
        ],
        ["email"] =
        [
            "^[a-z]+\\.[a-z]+@example\\.com$",
            "^[a-z0-9]{1,40}@[a-z]{2,20}\\.(com|org|net)$",
            $"^[A-Za-z0-9_+-]+(\\.[A-Za-z0-9_+-]+)*@{AnyLabel}(\\.{AnyLabel})*$",
        ],
        ["hostname"] = [$"^{Label}\\.example\\.com$", $"^{Label}(\\.{Label})*$", $"^{AnyLabel}(\\.{AnyLabel})*$"],
        ["ipv4"] = [$"^{Byte}(\\.{Byte}){{3}}$"],
        ["ipv6"] =
        [
            "^([0-9a-f]{1,4}:){7}[0-9a-f]{1,4}$",
            "^([0-9a-fA-F]{1,4}:){1,6}:([0-9a-fA-F]{1,4})?$",
            "^::([0-9a-fA-F]{1,4}(:[0-9a-fA-F]{1,4}){0,6})?$",
        ],
        ["uri"] = Addresses,
        ["url"] = Addresses,
        ["uri-reference"] = [$"^/[a-z0-9-]+{Path}$", $"^{Tail}$", .. Addresses],
        ["uri-template"] = [$"^https://example\\.com{Path}$", $"^{Tail}$"],
        ["uuid"] =
        [
            "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$",
            "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$",
        ],
        ["json-pointer"] = ["^(/[A-Za-z0-9_-]*)*$"],
        ["relative-json-pointer"] = ["^(0|[1-9][0-9]*)(#|(/[A-Za-z0-9_-]*)*)$"],
        ["json-pointer-uri-fragment"] = ["^#(/[A-Za-z0-9_-]*)*$"],
        ["regex"] = ["^[A-Za-z0-9 _-]*$", "^\\^?[A-Za-z0-9 _-]*[+*?]?\\$?$"],
        ["byte"] = ["^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"],
    }.ToFrozenDictionary();

    private static string[] Addresses =>
        [
            "^https://example\\.com/[a-z0-9-]+$",
            $"^https?://{Label}(\\.{Label})*(:[1-9][0-9]{{1,3}})?{Tail}$",
            $"^[a-zA-Z][a-zA-Z0-9+.-]*://{AnyLabel}(\\.{AnyLabel})*{Tail}$",
            "^[a-zA-Z][a-zA-Z0-9+.-]*:[A-Za-z0-9._~:/-]*$",
        ];

    /// <summary>None for a format that is not asserted.</summary>
    public static IReadOnlyList<string> Of(string? format) =>
        format is not null && Patterns.TryGetValue(format, out var patterns) ? patterns : [];
}
