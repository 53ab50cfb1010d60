namespace Mockd.Contracts.Admin;

/// <summary>An operation, its route and what answers it.</summary>
/// <param name="Table">Table of the binding; null when nothing is bound.</param>
/// <param name="Action">Table action, custom operation, <c>stub</c> or <c>generated</c>.</param>
public sealed record OperationAnswer(string Name, string Method, string Path, string? Table, string Action);
