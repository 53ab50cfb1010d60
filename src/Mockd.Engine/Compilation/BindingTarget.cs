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

/// <summary>What a binding can be attached to: an imported operation or a stub.</summary>
/// <param name="Number">Place among all targets, for telling them apart.</param>
public sealed record BindingTarget(
    int Number,
    string Name,
    string Method,
    string Path,
    Operation? Operation,
    ImportedDescription? Import,
    StubConfig? Stub
);
