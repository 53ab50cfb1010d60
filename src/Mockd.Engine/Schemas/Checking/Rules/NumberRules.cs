using Mockd.Contracts.Json;

namespace Mockd.Engine.Schemas.Checking;

/// <summary>The rules for numbers.</summary>
internal static class NumberRules
{
    public sealed class Minimum(JsonNumber least) : SchemaRule
    {
        public override bool Holds(JsonValue value, CheckRun run) =>
            value is not JsonNumber number
            || number.CompareWith(least) >= 0
            || run.Refuse("minimum", $"must be at least {least}, but is {number}");
    }

    public sealed class Maximum(JsonNumber most) : SchemaRule
    {
        public override bool Holds(JsonValue value, CheckRun run) =>
            value is not JsonNumber number
            || number.CompareWith(most) <= 0
            || run.Refuse("maximum", $"must be at most {most}, but is {number}");
    }

    public sealed class ExclusiveMinimum(JsonNumber least) : SchemaRule
    {
        public override bool Holds(JsonValue value, CheckRun run) =>
            value is not JsonNumber number
            || number.CompareWith(least) > 0
            || run.Refuse("exclusiveMinimum", $"must be more than {least}, but is {number}");
    }

    public sealed class ExclusiveMaximum(JsonNumber most) : SchemaRule
    {
        public override bool Holds(JsonValue value, CheckRun run) =>
            value is not JsonNumber number
            || number.CompareWith(most) < 0
            || run.Refuse("exclusiveMaximum", $"must be less than {most}, but is {number}");
    }

    public sealed class MultipleOf(JsonNumber step) : SchemaRule
    {
        public override bool Holds(JsonValue value, CheckRun run) =>
            value is not JsonNumber number
            || number.IsMultipleOf(step)
            || run.Refuse("multipleOf", $"must be a multiple of {step}, but is {number}");
    }

    public sealed class Format(string format, Func<JsonNumber, bool> isOf) : SchemaRule
    {
        public override bool Holds(JsonValue value, CheckRun run) =>
            value is not JsonNumber number
            || isOf(number)
            || run.Refuse("format", $"must be of the format {format}, but is {number}");
    }
}
