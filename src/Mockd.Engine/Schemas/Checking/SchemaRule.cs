using Mockd.Contracts.Json;

namespace Mockd.Engine.Schemas.Checking;

/// <summary>What one keyword, or a few that belong together, ask of a value.</summary>
internal abstract class SchemaRule
{
    /// <summary>Values of a kind that the keyword says nothing about are fine. Otherwise the run is told why not.</summary>
    public abstract bool Holds(JsonValue value, CheckRun run);

    /// <summary>The rule looks at this member, so that <c>unevaluatedProperties</c> does not; asked of valid objects only.</summary>
    public virtual bool Covers(JsonObject members, string name, CheckRun run) => false;

    /// <inheritdoc cref="Covers(JsonObject, string, CheckRun)"/>
    public virtual bool Covers(JsonArray items, int index, CheckRun run) => false;
}
