namespace Mockd.Engine;

/// <summary>One operation of a twin as people see it: its name, its route and what answers it.</summary>
/// <param name="Name"><c>namespace.operationId</c>, or <c>METHOD /path</c> when the description gives no id.</param>
/// <param name="Table">Table of the binding; null when nothing is bound.</param>
/// <param name="Action"><c>list</c>, <c>get</c>, <c>create</c>, <c>update</c>, <c>patch</c>, <c>delete</c>, a custom operation's name, <c>stub</c> or <c>generated</c>.</param>
public sealed record TwinOperation(string Name, string Method, string Path, string? Table, string Action);
