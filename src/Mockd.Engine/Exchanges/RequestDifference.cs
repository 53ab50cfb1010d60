using Mockd.Contracts.Json;

namespace Mockd.Engine.Exchanges;

/// <summary>One way in which a request differs from what is asked of it.</summary>
/// <param name="Message">In the tool's own words, for when the provider's are not known.</param>
public sealed record RequestDifference(DifferenceKind Kind, RequestPlace Place, string Message)
{
    /// <summary>What was sent there; null when nothing was.</summary>
    public JsonValue? Value { get; init; }

    /// <summary>What would have been right: types, a list of values, a bound, a format; null when it is not one thing.</summary>
    public JsonValue? Expected { get; init; }

    /// <summary>The parameter at fault as forms write it; null when it is the whole body.</summary>
    public string? Param => Place.IsWhole ? null : Place.Bracketed();

    /// <summary>The same difference in an item of a sequence.</summary>
    internal RequestDifference InItem(int index) =>
        this with
        {
            Place = new RequestPlace(Place.In, [JsonNumber.Of(index), .. Place.Path]),
            Message = $"line {index + 1}: {Message}",
        };
}
