namespace Corpus;

/// <summary>An operation whose answer was not found valid.</summary>
/// <param name="Group"><c>exception</c>, <c>hang</c>, <c>invalid</c>, or why nothing can be said: <c>dangling</c>, <c>uncompiled</c>, <c>unjudged</c>, <c>shadowed</c>.</param>
/// <param name="Reasons">What the product itself recorded about the answer.</param>
public sealed record OperationFault(string Operation, string Group, string Fault, IReadOnlyList<string> Reasons);
