namespace Mockd.Engine.Inference;

/// <summary>What was inferred of one import.</summary>
/// <param name="Name">File, address or package of the description.</param>
/// <param name="Space">Namespace of its operations; null when it has none.</param>
public sealed record InferredImport(string Name, string? Space, InferredTwin Twin);
