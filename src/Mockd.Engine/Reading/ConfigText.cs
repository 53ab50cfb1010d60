using System.Text;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Yaml;

namespace Mockd.Engine.Reading;

/// <summary>Reads the text of a configuration or profile, up to the document that records are made of.</summary>
internal static class ConfigText
{
    private const int LargestFile = 32 * 1024 * 1024;

    /// <summary>The document with environment variables put in; null when it could not be read.</summary>
    public static YamlDocument? Read(
        string path,
        List<Diagnostic> diagnostics,
        Func<string, string?> environment,
        Secrets secrets
    )
    {
        try
        {
            if (Defect(path) is { } defect)
            {
                diagnostics.Add(defect);
                return null;
            }

            return Parse(path, Environments.Expand(File.ReadAllText(path), environment, secrets), diagnostics);
        }
        catch (YamlSyntaxException e)
        {
            diagnostics.Add(Diagnostic.Error(DiagnosticCodes.YamlSyntax, e.Location, e.Message));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var reason = e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : e.Message;
            diagnostics.Add(NotReadable(path, reason, "name it with -c FILE"));
        }

        return null;
    }

    private static Diagnostic? Defect(string path) =>
        Directory.Exists(path) ? NotReadable(path, "this is a folder", "name the file, such as mockd.yaml, in it")
        : new FileInfo(path) is { Exists: true, Length: > LargestFile }
            ? NotReadable(path, $"the file is larger than {LargestFile / 1024 / 1024} MB", null)
        : null;

    private static Diagnostic NotReadable(string path, string reason, string? suggestion) =>
        Diagnostic.Error(DiagnosticCodes.FileNotReadable, new SourceLocation(path), reason, suggestion);

    private static YamlDocument? Parse(string path, string text, List<Diagnostic> diagnostics)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            var at = new SourceLocation(path);
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticCodes.YamlSyntax,
                    at,
                    "the file is empty",
                    "the smallest file is: version: \"1.0\""
                )
            );
            return null;
        }

        var document = YamlReader.Read(Encoding.UTF8.GetBytes(text), path, trackLocations: true);
        foreach (var (key, location) in document.Duplicates)
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticCodes.DuplicateKey,
                    location,
                    $"the key '{key}' is given twice",
                    "keep one of them"
                )
            );
        }

        return document;
    }
}
