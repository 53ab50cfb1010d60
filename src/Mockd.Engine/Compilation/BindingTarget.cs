using Mockd.Contracts.Configuration;
using Mockd.Engine.Imports;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Compilation;

/// <summary>What a binding can be attached to: an imported operation or a stub.</summary>
/// <param name="Number">Place among all targets, for telling them apart.</param>
internal sealed record BindingTarget(
    int Number,
    string Name,
    string Method,
    string Path,
    Operation? Operation,
    ImportedDescription? Import,
    StubConfig? Stub
);
