using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Mockd.Contracts.Configuration;
using Mockd.Engine.Yaml;

namespace Mockd.Engine.Reading;

/// <summary>A description given where a configuration is expected: it is served as if a file imported it and inferred the rest.</summary>
internal static partial class BareDescription
{
    private const int LargestFile = 128 * 1024 * 1024;
    private static readonly string[] Marks = ["openapi", "swagger"];

    /// <summary>The configuration that stands for it; null when the path leads to something else.</summary>
    /// <param name="path">File, <c>https://</c> address, or <c>npm:NAME@VERSION/FILE</c>.</param>
    public static ConfigFile? Read(string path)
    {
        var import =
            path.StartsWith("npm:", StringComparison.Ordinal) ? new ImportConfig { Package = path }
            : IsAddress(path) ? new ImportConfig { Url = path }
            : IsDescription(path) ? new ImportConfig { Path = Path.GetFileName(path) }
            : null;
        if (import is null)
        {
            return null;
        }

        var config = new TwinConfig { Version = "1.0", Imports = [import with { Infer = new InferConfig() }] };
        var folder = import.Path is null
            ? Directory.GetCurrentDirectory()
            : Path.GetDirectoryName(Path.GetFullPath(path))!;
        return new ConfigFile(config, new SourceMap(path, new Dictionary<string, Place>()), folder);
    }

    public static bool IsAddress(string path) =>
        path.StartsWith("https://", StringComparison.Ordinal) || path.StartsWith("http://", StringComparison.Ordinal);

    private static bool IsDescription(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists || file.Length is 0 or > LargestFile || RegularFile.Defect(path) is not null)
            {
                return false;
            }

            var content = File.ReadAllBytes(path);
            return IsJson(content) ? SaysSo(content) : TopLevelMark().IsMatch(Encoding.UTF8.GetString(content));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whoever reads it as a configuration says what is wrong.
            return false;
        }
    }

    private static bool IsJson(ReadOnlySpan<byte> content) => content.TrimStart("\uFEFF \t\r\n"u8) is [(byte)'{', ..];

    private static bool SaysSo(ReadOnlySpan<byte> content)
    {
        try
        {
            var reader = new Utf8JsonReader(
                content.StartsWith("\uFEFF"u8) ? content[3..] : content,
                new JsonReaderOptions
                {
                    MaxDepth = 1024,
                    CommentHandling = JsonCommentHandling.Skip,
                    AllowTrailingCommas = true,
                }
            );
            while (reader.Read())
            {
                if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 })
                {
                    if (Marks.Contains(reader.GetString()))
                    {
                        return true;
                    }

                    reader.Read();
                    reader.TrySkip();
                }
            }
        }
        catch (JsonException)
        {
            // Whoever reads it as a configuration says where it breaks.
        }

        return false;
    }

    [GeneratedRegex("^[\"']?(openapi|swagger)[\"']?\\s*:", RegexOptions.Multiline)]
    private static partial Regex TopLevelMark();
}
