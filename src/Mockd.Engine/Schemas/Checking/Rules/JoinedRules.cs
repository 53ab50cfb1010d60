using Mockd.Contracts.Json;

namespace Mockd.Engine.Schemas.Checking;

/// <summary>The rules that hold other schemas against the same value.</summary>
internal static class JoinedRules
{
    public sealed class AllOf(SchemaNode[] parts) : SchemaRule
    {
        public override bool Holds(JsonValue value, CheckRun run)
        {
            var holds = true;
            for (var i = 0; i < parts.Length && (holds || !run.StopsHere); i++)
            {
                holds &= parts[i].Holds(value, run);
            }

            return holds;
        }

        public override bool Covers(JsonObject members, string name, CheckRun run) =>
            Array.Exists(parts, p => p.Covers(members, name, run));

        public override bool Covers(JsonArray items, int index, CheckRun run) =>
            Array.Exists(parts, p => p.Covers(items, index, run));
    }

    /// <param name="tag">Member whose value names the variant; null when none does.</param>
    /// <param name="tagged">The variants by that value.</param>
    public sealed class Variants(
        SchemaNode[] variants,
        bool isExclusive,
        string? tag,
        IReadOnlyDictionary<string, SchemaNode> tagged
    ) : SchemaRule
    {
        public override bool Holds(JsonValue value, CheckRun run)
        {
            if ((Tagged(value) ?? (variants.Length == 1 ? variants[0] : null)) is { } only)
            {
                return only.Holds(value, run);
            }

            var fitting = 0;
            foreach (var variant in variants)
            {
                if (run.Accepts(variant, value) && (++fitting > 1 || !isExclusive) && !run.IsReporting)
                {
                    return !isExclusive;
                }
            }

            return fitting == 0
                ? run.Refuse(
                    isExclusive ? "oneOf" : "anyOf",
                    $"must fit one of {variants.Length} variants, but {TypeCheck.Shown(value)} fits none"
                )
                : fitting == 1
                    || !isExclusive
                    || run.Refuse("oneOf", $"must fit exactly one of {variants.Length} variants, but fits {fitting}");
        }

        public override bool Covers(JsonObject members, string name, CheckRun run) =>
            Tagged(members) is { } only
                ? only.Covers(members, name, run)
                : Array.Exists(variants, v => run.Accepts(v, members) && v.Covers(members, name, run));

        public override bool Covers(JsonArray items, int index, CheckRun run) =>
            Array.Exists(variants, v => run.Accepts(v, items) && v.Covers(items, index, run));

        private SchemaNode? Tagged(JsonValue value) =>
            tag is not null && value is JsonObject members && members[tag]?.AsText is { } text
                ? tagged.GetValueOrDefault(text)
                : null;
    }

    public sealed class Not(SchemaNode node) : SchemaRule
    {
        public override bool Holds(JsonValue value, CheckRun run) =>
            !run.Accepts(node, value) || run.Refuse("not", $"must not be {TypeCheck.Shown(value)}");
    }

    public sealed class If(SchemaNode condition, SchemaNode? then, SchemaNode? otherwise) : SchemaRule
    {
        public override bool Holds(JsonValue value, CheckRun run) =>
            (run.Accepts(condition, value) ? then : otherwise)?.Holds(value, run) ?? true;

        public override bool Covers(JsonObject members, string name, CheckRun run) =>
            run.Accepts(condition, members)
                ? condition.Covers(members, name, run) || then?.Covers(members, name, run) == true
                : otherwise?.Covers(members, name, run) == true;

        public override bool Covers(JsonArray items, int index, CheckRun run) =>
            run.Accepts(condition, items)
                ? condition.Covers(items, index, run) || then?.Covers(items, index, run) == true
                : otherwise?.Covers(items, index, run) == true;
    }
}
