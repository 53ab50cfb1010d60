using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Functions;

internal delegate JsonValue BuiltInBody(in Call call);
