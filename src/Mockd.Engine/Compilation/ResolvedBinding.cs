using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine.Actions;
using Mockd.Engine.Bindings;
using Mockd.Engine.CustomOperations;
using Mockd.Engine.Expressions;
using Mockd.Engine.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Randomness;
using Mockd.Engine.Routing;
using Mockd.Engine.Schemas;
using Mockd.Engine.Seeding;
using Mockd.Engine.Stubs;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;
using Mockd.Engine.Yaml;

namespace Mockd.Engine.Compilation;

/// <summary>A binding whose operation was found.</summary>
/// <param name="Pointer">Place of the entry in the file.</param>
public sealed record ResolvedBinding(BindingConfig Config, BindingTarget Target, string Pointer);
