using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Actions;
using Mockd.Engine.Expressions;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.CustomOperations;

/// <summary>When and what an operation answers as server-sent events.</summary>
public sealed record EventStream(Expression When, Expression Events, string? EventField, string? End);
