namespace Mockd.Engine.Bindings;

/// <summary>Where a thing of an answer is found.</summary>
/// <param name="Path">Its path, as callers write it, without the extension.</param>
/// <param name="Shape">The described path; null where the description has none for it.</param>
/// <param name="Extension">What the path ends in that names a format: <c>.json</c>; mostly nothing.</param>
internal readonly record struct Spot(string Path, string? Shape, string Extension)
{
    public string Address => Path + Extension;
}
