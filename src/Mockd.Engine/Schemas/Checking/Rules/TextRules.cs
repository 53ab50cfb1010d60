using Mockd.Contracts.Json;

namespace Mockd.Engine.Schemas.Checking;

/// <summary>The rules for texts.</summary>
internal static class TextRules
{
    /// <summary>JSON Schema counts characters, not UTF-16 units.</summary>
    public static int Length(string text)
    {
        var length = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            length++;
        }

        return length;
    }

    public sealed class MinLength(int least) : SchemaRule
    {
        public override bool Holds(JsonValue value, CheckRun run) =>
            value is not JsonText text
            || Length(text.Value) >= least
            || run.Refuse("minLength", $"must have at least {least} characters, but has {Length(text.Value)}");
    }

    public sealed class MaxLength(int most) : SchemaRule
    {
        public override bool Holds(JsonValue value, CheckRun run) =>
            value is not JsonText text
            || text.Value.Length <= most
            || Length(text.Value) <= most
            || run.Refuse("maxLength", $"must have at most {most} characters, but has {Length(text.Value)}");
    }

    public sealed class Pattern(string pattern) : SchemaRule
    {
        public override bool Holds(JsonValue value, CheckRun run) =>
            value is not JsonText text
            || SchemaPattern.IsMatch(pattern, text.Value)
            || run.Refuse("pattern", $"must match the pattern {pattern}");
    }

    public sealed class Format(string format, Func<string, bool> isOf) : SchemaRule
    {
        public override bool Holds(JsonValue value, CheckRun run) =>
            value is not JsonText text || isOf(text.Value) || run.Refuse("format", $"must be of the format {format}");
    }
}
