using System.Security.Cryptography;

namespace Corpus;

/// <summary>Tells one content of a document from another.</summary>
internal static class Fingerprint
{
    public static string Of(CorpusDocument document) => Of(File.ReadAllBytes(document.File));

    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content))[..16];
}
