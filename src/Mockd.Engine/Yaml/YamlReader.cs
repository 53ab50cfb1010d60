using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mockd.Contracts.Diagnostics;
using YamlDotNet.Core;

namespace Mockd.Engine.Yaml;

/// <summary>Turns YAML (or JSON) text into UTF-8 JSON, which everything behind it reads.</summary>
public static class YamlReader
{
    /// <summary>The document as JSON. Anchors and merge keys are resolved; keys are texts; YAML 1.2 core types.</summary>
    /// <param name="trackLocations">Keep the line and column of every member and item by JSON pointer.</param>
    /// <exception cref="YamlSyntaxException">The text is not YAML, or unfolds to more than the limits allow.</exception>
    public static YamlDocument Read(ReadOnlyMemory<byte> text, string file, bool trackLocations)
    {
        var content = text.Span.StartsWith(Encoding.UTF8.Preamble) ? text[3..] : text;
        if (!trackLocations && LooksLikeJson(content.Span))
        {
            return new YamlDocument(content.ToArray(), new SourceMap(file, new Dictionary<string, Place>()), []);
        }

        var yaml = Encoding.UTF8.GetString(content.Span);
        try
        {
            return Read(yaml, file, trackLocations);
        }
        catch (YamlSyntaxException) when (Softened(yaml) is { } softer)
        {
            return Read(softer, file, trackLocations);
        }
    }

    private static YamlDocument Read(string yaml, string file, bool trackLocations)
    {
        var buffer = new ArrayBufferWriter<byte>(Math.Max(1024, yaml.Length));
        var positions = new Dictionary<string, Place>(StringComparer.Ordinal);
        var map = new SourceMap(file, positions);
        try
        {
            using var writer = new Utf8JsonWriter(
                buffer,
                new JsonWriterOptions
                {
                    SkipValidation = true,
                    MaxDepth = 1000,
                    Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                }
            );
            var duplicates = new YamlToJson(writer, file, trackLocations ? positions : null).Write(yaml);
            writer.Flush();
            return new YamlDocument(buffer.WrittenSpan.ToArray(), map, duplicates);
        }
        catch (YamlException e)
        {
            throw new YamlSyntaxException(Reason(e), new SourceLocation(file, (int)e.Start.Line, (int)e.Start.Column));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet's scanner fails so over a few damaged texts, such as half a surrogate pair in an escape.
            throw new YamlSyntaxException($"this is not YAML that can be read: {e.Message}", new SourceLocation(file));
        }
    }

    /// <summary>
    /// The text without the blanks of blank lines, or null when there are none. Published descriptions have block scalars
    /// that consist of blanks only, deeper than what follows; YAML 1.2 (8.1.1.1) forbids them and most readers let them pass.
    /// </summary>
    private static string? Softened(string yaml)
    {
        var lines = yaml.Split('\n');
        var found = false;
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length > 0 && lines[i].AsSpan().Trim(' ').IsEmpty)
            {
                lines[i] = "";
                found = true;
            }
        }

        return found ? string.Join('\n', lines) : null;
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
