namespace Mockd.Engine.Routing;

/// <summary>What a path and method lead to.</summary>
public readonly struct RouteMatch<T>
{
    /// <summary>The target; meaningful when <see cref="IsFound"/>.</summary>
    public T? Target { get; init; }

    public bool IsFound { get; init; }

    /// <summary>Decoded values of the path parameters.</summary>
    public PathValues Values { get; init; }

    /// <summary>When the path is known under other methods only: those methods, sorted; else null.</summary>
    public IReadOnlyList<string>? AllowedMethods { get; init; }
}
