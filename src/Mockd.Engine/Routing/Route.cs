namespace Mockd.Engine.Routing;

/// <summary>A method and path template that lead to a target.</summary>
/// <param name="Path">With <c>{name}</c> for a parameter, also inside a segment: <c>{Sid}.json</c>.</param>
internal sealed record Route<T>(string Method, string Path, T Target)
{
    /// <summary>What bodies have by which others on the same path are told apart.</summary>
    public IReadOnlyList<RouteMark> Marks { get; init; } = [];
}
