using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions;

/// <summary>A function that the caller of an expression offers, such as <c>uuid()</c>.</summary>
public delegate JsonValue HostFunction(ReadOnlySpan<JsonValue> arguments);
