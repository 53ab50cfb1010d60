namespace Mockd.Engine.Bindings;

/// <summary>Where a thing of an answer is found.</summary>
/// <param name="Path">Its path, as callers write it.</param>
/// <param name="Shape">The described path; null where the description has none for it.</param>
internal readonly record struct Spot(string Path, string? Shape);
