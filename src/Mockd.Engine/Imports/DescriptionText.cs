using System.Globalization;
using System.Text;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Yaml;

namespace Mockd.Engine.Imports;

/// <summary>
/// Makes UTF-8 JSON of a file's content. YAML is converted once; the next start finds the JSON by the hash of the YAML, with
/// the warnings beside it.
/// </summary>
internal sealed class DescriptionText(ImportCache cache, ICollection<Diagnostic> diagnostics)
{
    /// <exception cref="YamlSyntaxException">The text is neither JSON nor YAML.</exception>
    public ReadOnlyMemory<byte> ToJson(ReadOnlyMemory<byte> content, string file)
    {
        var text = Utf8(content);
        if (YamlReader.LooksLikeJson(text.Span))
        {
            return text;
        }

        var key = ImportCache.KeyOf(text.Span);
        if (cache.Read("descriptions", key) is { } known)
        {
            Warn(file, Lines(cache.Read("warnings", key)));
            return known;
        }

        var document = YamlReader.Read(text, file, trackLocations: false);
        if (document.Oddities.Count > 0)
        {
            var lines = document.Oddities.Select(o =>
                string.Create(CultureInfo.InvariantCulture, $"{o.Location.Line} {o.Location.Column} {o.Message}")
            );
            cache.Write("warnings", key, Encoding.UTF8.GetBytes(string.Join('\n', lines)));
            Warn(file, document.Oddities.Select(o => (o.Location.Line, o.Location.Column, o.Message)));
        }

        cache.Write("descriptions", key, document.Json.Span);
        return document.Json;
    }

    /// <summary>The text in UTF-8 without a byte-order mark, which tells the encodings apart.</summary>
    private static ReadOnlyMemory<byte> Utf8(ReadOnlyMemory<byte> content)
    {
        if (content.Span.StartsWith(Encoding.UTF8.Preamble))
        {
            return content[Encoding.UTF8.Preamble.Length..];
        }

        // That of UTF-32 begins with that of UTF-16.
        foreach (var encoding in (Encoding[])[Encoding.UTF32, Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            if (content.Span.StartsWith(encoding.Preamble))
            {
                return Encoding.Convert(encoding, Encoding.UTF8, content[encoding.Preamble.Length..].ToArray());
            }
        }

        return content;
    }

    private void Warn(string file, IEnumerable<(int Line, int Column, string Message)> oddities)
    {
        foreach (var (line, column, message) in oddities)
        {
            diagnostics.Add(
                Diagnostic.Warning(DiagnosticCodes.DescriptionOddity, new SourceLocation(file, line, column), message)
            );
        }
    }

    private static IEnumerable<(int Line, int Column, string Message)> Lines(ReadOnlyMemory<byte>? kept)
    {
        foreach (var line in kept is { } text ? Encoding.UTF8.GetString(text.Span).Split('\n') : [])
        {
            if (
                line.Split(' ', 3) is [var first, var second, var message]
                && int.TryParse(first, CultureInfo.InvariantCulture, out var number)
                && int.TryParse(second, CultureInfo.InvariantCulture, out var column)
            )
            {
                yield return (number, column, message);
            }
        }
    }
}
