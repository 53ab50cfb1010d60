using Mockd.Contracts.Json;

namespace Mockd.Engine.Schemas.Checking;

/// <summary>A reference; where it leads may depend on the way by which the run came here.</summary>
internal sealed class ReferenceRule(SchemaNode target, Func<CheckRun, SchemaNode?>? extended) : SchemaRule
{
    public override bool Holds(JsonValue value, CheckRun run) => Target(run).Holds(value, run);

    public override bool Covers(JsonObject members, string name, CheckRun run) =>
        Target(run).Covers(members, name, run);

    public override bool Covers(JsonArray items, int index, CheckRun run) => Target(run).Covers(items, index, run);

    private SchemaNode Target(CheckRun run) => extended?.Invoke(run) ?? target;
}
