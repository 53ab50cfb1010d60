using Mockd.Contracts.Json;

namespace Mockd.Engine.Schemas.Checking;

/// <summary>The rules for values of every kind.</summary>
internal static class ValueRules
{
    public sealed class Enum(IReadOnlyList<JsonValue> values) : SchemaRule
    {
        private const int MostShown = 8;

        public override bool Holds(JsonValue value, CheckRun run)
        {
            for (var i = 0; i < values.Count; i++)
            {
                if (values[i].Equals(value))
                {
                    return true;
                }
            }

            return run.Refuse("enum", $"must be one of {Listed()}, but is {TypeCheck.Shown(value)}");
        }

        private string Listed() =>
            string.Join(", ", values.Take(MostShown).Select(TypeCheck.Shown)) + (values.Count > MostShown ? ", …" : "");
    }

    public sealed class Const(JsonValue only) : SchemaRule
    {
        public override bool Holds(JsonValue value, CheckRun run) =>
            only.Equals(value)
            || run.Refuse("const", $"must be {TypeCheck.Shown(only)}, but is {TypeCheck.Shown(value)}");
    }
}
