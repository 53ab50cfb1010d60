using Mockd.Engine.Files;

namespace Mockd.Engine.Imports;

/// <summary>Folder of fetched and converted descriptions; it is right to delete it at any time.</summary>
public sealed record ImportCache(string Folder)
{
    /// <summary>Part of every key: what an older program wrote is not read by a newer one that converts differently.</summary>
    private const string Format = "2";

    /// <summary><c>MOCKD_CACHE_DIR</c>, else <c>$XDG_CACHE_HOME/mockd</c>, else <c>~/.cache/mockd</c>.</summary>
    public static ImportCache Default
    {
        get
        {
            if (Environment.GetEnvironmentVariable("MOCKD_CACHE_DIR") is { Length: > 0 } own)
            {
                return new ImportCache(own);
            }

            var home = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg
                ? xdg
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
            return new ImportCache(Path.Combine(home, "mockd"));
        }
    }

    public static string KeyOf(ReadOnlySpan<byte> content) => $"{Fingerprint.TextOf(content)}-{Format}";

    /// <summary>The content kept under a key; null when there is none, or it is damaged.</summary>
    public ReadOnlyMemory<byte>? Read(string kind, string key)
    {
        try
        {
            var path = PathOf(kind, key);
            if (!File.Exists(path))
            {
                return null;
            }

            // The last bytes are the fingerprint of all before them.
            ReadOnlyMemory<byte> bytes = File.ReadAllBytes(path);
            if (bytes.Length < Fingerprint.Size)
            {
                return null;
            }

            Span<byte> wanted = stackalloc byte[Fingerprint.Size];
            var content = bytes[..^Fingerprint.Size];
            Fingerprint.Write(content.Span, wanted);
            return wanted.SequenceEqual(bytes.Span[^Fingerprint.Size..]) ? content : (ReadOnlyMemory<byte>?)null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps content; a folder that cannot be written means no cache, not an error.</summary>
    public void Write(string kind, string key, ReadOnlySpan<byte> content)
    {
        try
        {
            var path = PathOf(kind, key);
            PrivateFiles.MakeFolder(Path.GetDirectoryName(path)!);
            var temporary = $"{path}.{Environment.ProcessId}.{Guid.NewGuid():N}";
            using (var file = PrivateFiles.Open(temporary, FileMode.CreateNew, FileShare.None))
            {
                file.Write(content);
                Span<byte> fingerprint = stackalloc byte[Fingerprint.Size];
                Fingerprint.Write(content, fingerprint);
                file.Write(fingerprint);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next start does the work again.
        }
    }

    private string PathOf(string kind, string key) => Path.Combine(Folder, kind, key);
}
