using System.Text.RegularExpressions;

namespace Mockd.Contracts.Diagnostics;

/// <summary>Takes names and passwords out of the URLs of a text that is shown.</summary>
public static partial class UrlSecrets
{
    public static string Hide(string text) =>
        text.Contains("://", StringComparison.Ordinal) ? Credentials().Replace(text, "***@") : text;

    [GeneratedRegex(@"(?<=://)[^\s/?#'""]*@", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Credentials();
}
