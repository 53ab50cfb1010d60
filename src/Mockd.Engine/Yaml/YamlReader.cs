using System.Text;
using Mockd.Contracts.Diagnostics;
using YamlDotNet.Core;

namespace Mockd.Engine.Yaml;

/// <summary>Turns YAML (or JSON) text into UTF-8 JSON, which everything behind it reads.</summary>
internal static class YamlReader
{
    /// <summary>The document as JSON. Anchors and merge keys are resolved; keys are texts; YAML 1.2 core types.</summary>
    /// <param name="trackLocations">Keep the line and column of every member and item by JSON pointer.</param>
    /// <exception cref="YamlSyntaxException">The text is not YAML, or unfolds to more than the limits allow.</exception>
    public static YamlDocument Read(ReadOnlyMemory<byte> text, string file, bool trackLocations)
    {
        var content = text.Span.StartsWith(Encoding.UTF8.Preamble) ? text[3..] : text;
        if (!trackLocations && LooksLikeJson(content.Span))
        {
            return new YamlDocument(content, new SourceMap(file, new Dictionary<string, Place>()), [], []);
        }

        var oddities = new List<(string Message, SourceLocation Location)>();
        var yaml = BlankLines.Clean(content, file, oddities);
        try
        {
            return Read(yaml, file, trackLocations, oddities);
        }
        catch (YamlSyntaxException e) when (TabIndentation.Replace(Encoding.UTF8.GetString(yaml.Span)) is { } indented)
        {
            oddities.Add(
                ("lines are indented with tabs, which YAML does not allow; each is read as two spaces", e.Location)
            );
            return Read(Encoding.UTF8.GetBytes(indented), file, trackLocations, oddities);
        }
    }

    private static YamlDocument Read(
        ReadOnlyMemory<byte> yaml,
        string file,
        bool trackLocations,
        List<(string Message, SourceLocation Location)> oddities
    )
    {
        var json = new JsonOutput(yaml.Length);
        var positions = new Dictionary<string, Place>(StringComparer.Ordinal);
        var map = new SourceMap(file, positions);
        YamlToJson? conversion = null;
        try
        {
            conversion = new YamlToJson(json, file, trackLocations ? positions : null);
            var duplicates = conversion.Write(yaml);
            oddities.AddRange(
                duplicates.Select(d =>
                    ($"the key '{d.Key}' is given twice in one mapping; the last one counts", d.Location)
                )
            );
            return new YamlDocument(json.Written, map, duplicates, oddities);
        }
        catch (YamlException e)
        {
            throw new YamlSyntaxException(Reason(e), new SourceLocation(file, (int)e.Start.Line, (int)e.Start.Column));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet's scanner fails so over a few damaged texts, such as half a surrogate pair in an escape.
            throw new YamlSyntaxException(
                $"this is not YAML that can be read: {e.Message}",
                conversion?.Last ?? new SourceLocation(file, 1, 1)
            );
        }
    }

    /// <summary>JSON is a part of YAML, but a YAML reader trips over surrogate escapes and is slower.</summary>
    public static bool LooksLikeJson(ReadOnlySpan<byte> text)
    {
        var at = text.IndexOfAnyExcept(" \t\r\n"u8);
        return at >= 0 && text[at] is (byte)'{' or (byte)'[';
    }

    private static string Reason(YamlException e)
    {
        var reason = e.InnerException?.Message ?? e.Message;
        return reason.Contains("tab", StringComparison.OrdinalIgnoreCase)
            ? $"{reason} Indent with spaces; YAML does not allow tabs there."
            : reason;
    }
}
