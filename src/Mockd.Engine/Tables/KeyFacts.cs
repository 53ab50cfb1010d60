namespace Mockd.Engine.Tables;

/// <summary>What a description says about the keys of a resource.</summary>
/// <param name="IsInteger">Keys are numbers.</param>
/// <param name="Pattern">Regular expression that keys match; null when none is given.</param>
internal sealed record KeyFacts(bool IsInteger, string? Pattern)
{
    /// <summary>Makes keys that look like what is described of them; null where nothing is.</summary>
    public IKeyTexts? Like { get; init; }

    public static readonly KeyFacts Unknown = new(false, null);
}
