namespace Corpus;

/// <summary>What a client would meet: a list without an end, or an address that leads away from the twin.</summary>
public sealed record PagerFault(string Document, string Operation, string Style, string Fault);
