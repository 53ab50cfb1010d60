using System.Text.RegularExpressions;

namespace Mockd.Engine.Reading;

/// <summary>Puts environment variables into a file's text.</summary>
internal static partial class Environments
{
    /// <summary>
    /// <c>${NAME}</c> and <c>${NAME:-default}</c>; an unset name without default becomes empty text. <c>$${NAME}</c> stays as
    /// <c>${NAME}</c>, and any other dollar is left alone.
    /// </summary>
    /// <param name="secrets">Takes the values that were put in.</param>
    public static string Expand(string text, Func<string, string?> environment, Secrets? secrets = null) =>
        text.Contains("${", StringComparison.Ordinal)
            ? Reference().Replace(text, match => ValueOf(match, environment, secrets))
            : text;

    private static string ValueOf(Match match, Func<string, string?> environment, Secrets? secrets)
    {
        if (match.Groups["escape"].Success)
        {
            return match.Value[1..];
        }

        var name = match.Groups["name"].Value;
        if (environment(name) is not { Length: > 0 } value)
        {
            return match.Groups["otherwise"].Value;
        }

        secrets?.Add(name, value);
        return value;
    }

    [GeneratedRegex(
        @"(?<escape>\$)?\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(?::-(?<otherwise>[^}\n]*))?\}",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Reference();
}
