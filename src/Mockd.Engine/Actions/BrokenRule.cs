using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Actions;

/// <summary>A rule of a table that a row breaks.</summary>
/// <param name="Field">Such as <c>home.city</c> and <c>tags[0]</c>.</param>
internal sealed record BrokenRule(string Field, DifferenceKind Kind, string Message)
{
    public JsonValue? Value { get; init; }

    /// <param name="own">The author's own words; null when there are none.</param>
    public Failure AsFailure(string? own) =>
        Failure.Invalid(own ?? Message, Field) with
        {
            Differences = [new(Kind, RequestPlace.Written(Field), Message) { Value = Value }],
            HasOwnMessage = own is not null,
        };
}
