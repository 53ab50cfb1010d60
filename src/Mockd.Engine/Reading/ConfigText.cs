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
            if (Directory.Exists(path))
            {
                diagnostics.Add(NotReadable(path, "this is a folder", "name the file, such as mockd.yaml, in it"));
                return null;
            }

            if (TextOf(path) is { } text)
            {
                return Parse(path, Environments.Expand(text, environment, secrets), diagnostics);
            }

            var limit = $"the file is larger than {LargestFile / 1024 / 1024} MB";
            diagnostics.Add(NotReadable(path, limit, null));
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

    // A pipe is as good as a file, and tells no length; a device may never end.
    private static string? TextOf(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var kept = new MemoryStream();
        var piece = new byte[64 * 1024];
        for (int read; (read = file.Read(piece)) > 0; )
        {
            if (kept.Length + read > LargestFile)
            {
                return null;
            }

            kept.Write(piece, 0, read);
        }

        kept.Position = 0;
        using var reader = new StreamReader(kept);
        return reader.ReadToEnd();
    }

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
