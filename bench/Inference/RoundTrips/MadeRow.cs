using Mockd.Contracts.Json;

namespace Inference;

/// <summary>A row that the twin was made to hold.</summary>
/// <param name="Scope">The values of the paths that lead to it.</param>
/// <param name="Sent">Null when the create takes no body.</param>
/// <param name="Created">The row as the create answered it; null when it answered none.</param>
/// <param name="Got">The answer to the get that followed.</param>
internal sealed record MadeRow(
    string Key,
    PathScope Scope,
    JsonValue? Sent,
    JsonObject? Created,
    TwinAnswer Create,
    TwinAnswer Got
);
