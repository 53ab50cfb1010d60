using System.Text.RegularExpressions;
using Mockd.Contracts.Rules;
using Mockd.Engine.Exchanges;

namespace Mockd.Engine.Reading;

/// <summary>What is wrong with texts that must have a form.</summary>
internal static partial class TextForms
{
    private const int Milliseconds = 1000;

    /// <summary>Null when the text has the form.</summary>
    public static (string Message, string? Suggestion)? Defect(TextForm form, string text) =>
        form switch
        {
            TextForm.HeaderName => Token().IsMatch(text)
                ? null
                : ($"'{text}' is no name of a header", "write letters, digits and hyphens, such as X-Request-Id"),
            TextForm.MediaType => MediaType().IsMatch(text)
                ? null
                : ($"'{text}' is no content type", "write one such as application/json"),
            TextForm.Alphabet => text.Distinct().Count() > 1
                ? null
                : ($"no two ids can be told apart with the characters '{text}'", "give at least two different ones"),
            TextForm.JsonPath => JsonPath().IsMatch(text)
                ? null
                : ($"'{text}' is no path to a value", "write one such as $.items[0].name"),
            TextForm.Path => OfPath(text),
            TextForm.Origin => OfOrigin(text),
            _ => string.IsNullOrWhiteSpace(text) ? ("this is empty", "write a text, or remove the key") : null,
        };

    private static (string, string?)? OfOrigin(string text)
    {
        if (PageOrigins.IsOrigin(text))
        {
            return null;
        }

        var example =
            Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
                ? $"write {address.GetLeftPart(UriPartial.Authority)}"
                : "write scheme and host, such as https://app.example.com or https://*.example.com";
        return (
            $"'{text}' is no origin of a page",
            text == "*" ? "leave `origins` out to take requests of every page" : example
        );
    }

    private static (string, string?)? OfPath(string path)
    {
        if (!path.StartsWith('/'))
        {
            return path.Contains("://", StringComparison.Ordinal)
                ? ($"'{path}' is a whole address, and a path is expected", "write what follows the host, such as /pets")
                : ($"the path '{path}' does not begin with a slash", $"write /{path.TrimStart('*')}");
        }

        if (path.AsSpan().IndexOfAny('?', '#') is var end and >= 0)
        {
            return (
                $"the path '{path}' holds a {(path[end] == '?' ? "query" : "fragment")}",
                "match the query with `queryParams`"
            );
        }

        foreach (var segment in path.Split('/'))
        {
            if (OtherParameter().Match(segment) is { Success: true } other)
            {
                return ($"'{segment}' in the path is matched letter by letter", $"write {{{other.Groups["name"]}}}");
            }

            if (segment.Count(c => c == '{') != segment.Count(c => c == '}'))
            {
                return ($"a brace in '{segment}' is not closed", "write {name} for a parameter");
            }

            if (segment.Contains("{}", StringComparison.Ordinal))
            {
                return ("a parameter of the path has no name", "write {name}");
            }
        }

        return null;
    }

    [GeneratedRegex("^[!#$%&'*+.^_`|~0-9A-Za-z-]+$", RegexOptions.CultureInvariant, Milliseconds)]
    private static partial Regex Token();

    [GeneratedRegex(
        "^[!#$&^_.+0-9A-Za-z-]+/[!#$&^_.+0-9A-Za-z*-]+( *;.*)?$",
        RegexOptions.CultureInvariant,
        Milliseconds
    )]
    private static partial Regex MediaType();

    [GeneratedRegex(
        @"^\$?(\.?[^.\[\]]+|\['[^']*'\]|\[\d+\])?((\.[^.\[\]]+)|(\['[^']*'\])|(\[\d+\]))*$",
        RegexOptions.CultureInvariant,
        Milliseconds
    )]
    private static partial Regex JsonPath();

    // How other programs write parameters: `:id`, `<id>`, `<int:id>`.
    [GeneratedRegex(@"^(:(?<name>\w+)|<(\w+:)?(?<name>\w+)>)$", RegexOptions.CultureInvariant, Milliseconds)]
    private static partial Regex OtherParameter();
}
