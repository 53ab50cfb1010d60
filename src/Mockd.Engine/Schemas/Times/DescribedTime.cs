using Mockd.Contracts.Json;

namespace Mockd.Engine.Schemas.Times;

/// <summary>A member that means when its object was made or last changed, written as the description says.</summary>
/// <param name="IsOfVariant">Only some variants of the object have it.</param>
internal sealed record DescribedTime(
    string Name,
    bool IsChange,
    bool IsOfVariant,
    Func<DateTimeOffset, JsonValue> Write
);
