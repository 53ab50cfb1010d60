using Mockd.Contracts.Json;

namespace Mockd.Engine.Schemas.Checking;

/// <summary>The rules for arrays.</summary>
internal static class ArrayRules
{
    public sealed class MinItems(int least) : SchemaRule
    {
        public override bool Holds(JsonValue value, CheckRun run) =>
            value is not JsonArray array
            || array.Count >= least
            || run.Refuse("minItems", $"must have at least {least} items, but has {array.Count}");
    }

    public sealed class MaxItems(int most) : SchemaRule
    {
        public override bool Holds(JsonValue value, CheckRun run) =>
            value is not JsonArray array
            || array.Count <= most
            || run.Refuse("maxItems", $"must have at most {most} items, but has {array.Count}");
    }

    public sealed class UniqueItems : SchemaRule
    {
        // Comparing each with each is cheaper than hashing below this.
        private const int HashedFrom = 16;

        public override bool Holds(JsonValue value, CheckRun run) =>
            value is not JsonArray array
            || (array.Count < HashedFrom ? AreDistinct(array) : AreDistinct(array, run.Distinct))
            || run.Refuse("uniqueItems", "must not have the same item twice");

        private static bool AreDistinct(JsonArray array)
        {
            for (var i = 1; i < array.Count; i++)
            {
                for (var before = 0; before < i; before++)
                {
                    if (array[i].Equals(array[before]))
                    {
                        return false;
                    }
                }
            }

            return true;
        }

        private static bool AreDistinct(JsonArray array, HashSet<JsonValue> known)
        {
            var areDistinct = true;
            for (var i = 0; i < array.Count && areDistinct; i++)
            {
                areDistinct = known.Add(array[i]);
            }

            known.Clear();
            return areDistinct;
        }
    }

    /// <param name="rest">For the items behind the prefix; null when nothing is said of them.</param>
    public sealed class Items(SchemaNode[] prefix, SchemaNode? rest) : SchemaRule
    {
        public override bool Holds(JsonValue value, CheckRun run)
        {
            if (value is not JsonArray array)
            {
                return true;
            }

            var holds = true;
            var count = rest is null ? Math.Min(prefix.Length, array.Count) : array.Count;
            for (var i = 0; i < count && (holds || !run.StopsHere); i++)
            {
                holds &= run.HoldsAt(i, i < prefix.Length ? prefix[i] : rest!, array[i]);
            }

            return holds;
        }

        public override bool Covers(JsonArray items, int index, CheckRun run) =>
            rest is not null || index < prefix.Length;
    }

    /// <param name="covers">Later drafts count the items found as evaluated.</param>
    public sealed class Contains(SchemaNode node, int least, int most, bool covers) : SchemaRule
    {
        public override bool Holds(JsonValue value, CheckRun run)
        {
            if (value is not JsonArray array)
            {
                return true;
            }

            var found = 0;
            for (var i = 0; i < array.Count; i++)
            {
                found += run.Accepts(node, array[i]) ? 1 : 0;
            }

            return found < least
                ? run.Refuse(
                    least == 1 ? "contains" : "minContains",
                    $"must have at least {least} items of the kind that `contains` describes, but has {found}"
                )
                : found <= most
                    || run.Refuse(
                        "maxContains",
                        $"must have at most {most} items of the kind that `contains` describes, but has {found}"
                    );
        }

        public override bool Covers(JsonArray items, int index, CheckRun run) =>
            covers && run.Accepts(node, items[index]);
    }

    public sealed class Unevaluated(SchemaNode owner, SchemaNode rest) : SchemaRule
    {
        public override bool Holds(JsonValue value, CheckRun run)
        {
            if (value is not JsonArray array)
            {
                return true;
            }

            var holds = true;
            for (var i = 0; i < array.Count && (holds || !run.StopsHere); i++)
            {
                holds &= owner.CoversBefore(array, i, run) || run.HoldsAt(i, rest, array[i]);
            }

            return holds;
        }

        public override bool Covers(JsonArray items, int index, CheckRun run) => true;
    }
}
