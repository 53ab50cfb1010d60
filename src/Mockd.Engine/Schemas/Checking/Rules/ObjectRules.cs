using Mockd.Contracts.Json;

namespace Mockd.Engine.Schemas.Checking;

/// <summary>The rules for objects, but those for their members one by one.</summary>
internal static class ObjectRules
{
    public sealed class MinProperties(int least) : SchemaRule
    {
        public override bool Holds(JsonValue value, CheckRun run) =>
            value is not JsonObject members
            || members.Count >= least
            || run.Refuse("minProperties", $"must have at least {least} members, but has {members.Count}");
    }

    public sealed class MaxProperties(int most) : SchemaRule
    {
        public override bool Holds(JsonValue value, CheckRun run) =>
            value is not JsonObject members
            || members.Count <= most
            || run.Refuse("maxProperties", $"must have at most {most} members, but has {members.Count}");
    }

    public sealed class PropertyNames(SchemaNode node) : SchemaRule
    {
        public override bool Holds(JsonValue value, CheckRun run)
        {
            if (value is not JsonObject members)
            {
                return true;
            }

            var holds = true;
            for (var i = 0; i < members.Count && (holds || !run.StopsHere); i++)
            {
                var name = members.MemberAt(i).Key;
                holds &=
                    run.Accepts(node, new JsonText(name))
                    || run.Refuse("propertyNames", $"must not have a member with the name \"{name}\"", extra: name);
            }

            return holds;
        }
    }

    public sealed class DependentRequired(string trigger, string[] names) : SchemaRule
    {
        public override bool Holds(JsonValue value, CheckRun run)
        {
            if (value is not JsonObject members || !members.Contains(trigger))
            {
                return true;
            }

            var holds = true;
            foreach (var name in names)
            {
                holds &=
                    members.Contains(name)
                    || run.Refuse("dependentRequired", $"must have the member \"{name}\" beside \"{trigger}\"", name);
            }

            return holds;
        }
    }

    public sealed class DependentSchema(string trigger, SchemaNode node) : SchemaRule
    {
        public override bool Holds(JsonValue value, CheckRun run) => !Applies(value) || node.Holds(value, run);

        public override bool Covers(JsonObject members, string name, CheckRun run) =>
            Applies(members) && node.Covers(members, name, run);

        private bool Applies(JsonValue value) => value is JsonObject members && members.Contains(trigger);
    }

    public sealed class Discriminator(OpenApi.Discriminator discriminator, Func<string, bool> isSchema) : SchemaRule
    {
        public override bool Holds(JsonValue value, CheckRun run) =>
            !run.IsRequest
            || (value as JsonObject)?[discriminator.PropertyName]?.AsText is not { } text
            || discriminator.Mapping.ContainsKey(text)
            || isSchema(text)
            || (
                run.IsReporting
                && run.RefuseAt(
                    discriminator.PropertyName,
                    "discriminator",
                    $"must be one of {string.Join(", ", discriminator.Mapping.Keys.Take(8))}, but is \"{text}\""
                )
            );
    }

    public sealed class Unevaluated(SchemaNode owner, SchemaNode rest) : SchemaRule
    {
        public override bool Holds(JsonValue value, CheckRun run)
        {
            if (value is not JsonObject members)
            {
                return true;
            }

            var holds = true;
            for (var i = 0; i < members.Count && (holds || !run.StopsHere); i++)
            {
                var (name, member) = members.MemberAt(i);
                holds &= owner.CoversBefore(members, name, run) || run.HoldsAt(name, rest, member);
            }

            return holds;
        }

        public override bool Covers(JsonObject members, string name, CheckRun run) => true;
    }
}
