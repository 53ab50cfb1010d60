using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Functions;

internal delegate JsonValue LoopBody(in Loop loop);
