using Mockd.Engine.Expressions;

namespace Mockd.Engine.CustomOperations;

/// <summary>When and what an operation answers as server-sent events.</summary>
internal sealed record EventStream(Expression When, Expression Events, string? EventField, string? End);
