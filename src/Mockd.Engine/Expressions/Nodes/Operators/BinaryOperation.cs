using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Nodes;

/// <summary>What an operator does with the values on its two sides.</summary>
internal delegate JsonValue BinaryOperation(Frame frame, int column, JsonValue left, JsonValue right);
