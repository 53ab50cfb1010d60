using Mockd.Contracts.Configuration;

namespace Mockd.Engine.Inference;

/// <summary>What an operation does to the rows of a table, and why that is believed.</summary>
/// <param name="Role">`list`, `get`, `create`, `update`, `patch`, `delete`, `upsert`, `exists`, `attach`, `detach` or a verb.</param>
public sealed record InferredAction(
    string Operation,
    string Role,
    BindingConfig Binding,
    IReadOnlyList<Evidence> Evidence
);
