namespace Mockd.Contracts.Admin;

/// <summary>All operations of the twin.</summary>
public sealed record OperationsAnswer(IReadOnlyList<OperationAnswer> Operations, int Count);
