using System.Text.RegularExpressions;

namespace Mockd.Engine.Reading;

/// <summary>Puts environment variables into a file's text.</summary>
internal static partial class Environments
{
    /// <summary>
    /// <c>${NAME}</c> and <c>${NAME:-default}</c>; an unset name without default becomes empty text. <c>$${NAME}</c> stays as
    /// <c>${NAME}</c>, and any other dollar is left alone.
    /// </summary>
    public static string Expand(string text, Func<string, string?> environment) =>
        text.Contains("${", StringComparison.Ordinal)
            ? Reference()
                .Replace(
                    text,
                    m =>
                        m.Groups["escape"].Success ? m.Value[1..]
                        : environment(m.Groups["name"].Value) is { Length: > 0 } value ? value
                        : m.Groups["otherwise"].Value
                )
            : text;

    [GeneratedRegex(
        @"(?<escape>\$)?\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(?::-(?<otherwise>[^}\n]*))?\}",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Reference();
}
