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

    public sealed class Variants(SchemaNode[] variants, bool isExclusive, VariantTags tags) : SchemaRule
    {
        public override bool Holds(JsonValue value, CheckRun run)
        {
            // Examples and answers are the provider's own: what they say may well be true.
            if (run.IsRequest && tags.IsUnknown(value))
            {
                return RefuseTag((JsonObject)value, run);
            }

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
            tags.Tag is { } tag && value is JsonObject members && members[tag]?.AsText is { } text
                ? tags.Nodes.GetValueOrDefault(text)
                : null;

        private bool RefuseTag(JsonObject members, CheckRun run) =>
            run.IsReporting
            && run.RefuseAt(
                tags.Tag!,
                "discriminator",
                $"must name a variant ({string.Join(", ", tags.Nodes.Keys.Take(8))}), but is {TypeCheck.Shown(members[tags.Tag!]!)}"
            );
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
