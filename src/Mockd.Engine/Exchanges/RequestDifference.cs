using Mockd.Contracts.Json;

namespace Mockd.Engine.Exchanges;

/// <summary>One way in which a request differs from what is asked of it.</summary>
/// <param name="Detail">What is wrong there, in the tool's own words.</param>
public sealed record RequestDifference(DifferenceKind Kind, RequestPlace Place, string Detail)
{
    /// <summary>Of an empty text: what it violates, for those who do not tell empty ones apart.</summary>
    public DifferenceKind Violated { get; init; } = Kind;

    /// <summary>The keyword of the schema that is violated, where it is one.</summary>
    public string? Keyword { get; init; }

    /// <summary>What was sent there; null when nothing was.</summary>
    public JsonValue? Value { get; init; }

    /// <summary>What would have been right: types, a list of values, a bound, a format; null when it is not one thing.</summary>
    public JsonValue? Expected { get; init; }

    /// <summary>The parameter at fault as forms write it; null when it is the whole body.</summary>
    public string? Param => Place.IsWhole ? null : Place.Bracketed();

    /// <summary>The difference in the tool's own words.</summary>
    public string Message =>
        Kind switch
        {
            _ when Place.IsWhole => Detail,
            DifferenceKind.Missing => $"Missing required parameter: {Param}.",
            DifferenceKind.Unknown => $"Unknown parameter: {Param}.",
            _ => $"{Param}: {Detail}",
        };

    /// <summary>The same difference in a part of a larger value.</summary>
    /// <param name="path">Names and indexes that lead to the part.</param>
    internal RequestDifference Under(IReadOnlyList<JsonValue> path) =>
        this with
        {
            Place = Place with { Path = [.. path, .. Place.Path] },
        };
}
