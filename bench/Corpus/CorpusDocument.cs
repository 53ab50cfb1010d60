namespace Corpus;

/// <summary>One description of the corpus.</summary>
/// <param name="Name">Where it comes from and its path there; the same on every machine.</param>
public sealed record CorpusDocument(string Name, string File);
