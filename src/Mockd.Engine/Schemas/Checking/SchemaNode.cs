using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas.Checking;

/// <summary>A schema that values can be compared with; compiled when the first value comes.</summary>
/// <param name="site">Null for a schema that stands nowhere.</param>
internal sealed class SchemaNode(SchemaResource resource, SchemaSite? site, Func<SchemaRules> compile)
{
    private SchemaRules? _rules;

    public SchemaResource Resource => resource;

    public SchemaSite? Site => site;

    // Two threads may both compile: the nodes in it are the same ones.
    private SchemaRules Rules =>
        Volatile.Read(ref _rules) ?? Interlocked.CompareExchange(ref _rules, compile(), null) ?? _rules!;

    public bool Holds(JsonValue value, CheckRun run)
    {
        if (!run.Enter(this))
        {
            return true;
        }

        if (run.Recall(this, value) is { } known)
        {
            run.Leave();
            return known;
        }

        var holds = HoldsInside(value, run);
        run.Leave();
        run.Remember(this, value, holds);
        return holds;
    }

    /// <summary>True when the schema, or one that it joins, looks at the member; the object is valid.</summary>
    public bool Covers(JsonObject members, string name, CheckRun run) =>
        Covers(run, withLast: true, (members, name), static (rule, at, run) => rule.Covers(at.members, at.name, run));

    /// <inheritdoc cref="Covers(JsonObject, string, CheckRun)"/>
    public bool Covers(JsonArray items, int index, CheckRun run) =>
        Covers(run, withLast: true, (items, index), static (rule, at, run) => rule.Covers(at.items, at.index, run));

    /// <summary>As <see cref="Covers(JsonObject, string, CheckRun)"/>, without what asks this question itself.</summary>
    public bool CoversBefore(JsonObject members, string name, CheckRun run) =>
        Covers(run, withLast: false, (members, name), static (rule, at, run) => rule.Covers(at.members, at.name, run));

    /// <inheritdoc cref="CoversBefore(JsonObject, string, CheckRun)"/>
    public bool CoversBefore(JsonArray items, int index, CheckRun run) =>
        Covers(run, withLast: false, (items, index), static (rule, at, run) => rule.Covers(at.items, at.index, run));

    private bool HoldsInside(JsonValue value, CheckRun run)
    {
        var rules = Rules;
        if (rules.AllowsNull && value.IsNull)
        {
            return true;
        }

        if (rules.IsNever)
        {
            return run.Refuse("false", "must not be here");
        }

        var holds =
            rules.Types == SchemaTypes.Any || TypeCheck.IsOfType(rules.Types, value) || RefuseType(rules, value, run);

        // What else the schema says of a value of another type would only repeat that.
        holds = holds && All(rules.Own, value, run);
        if (holds || !run.StopsHere)
        {
            holds &= All(rules.Joined, value, run);
        }

        return holds || !run.StopsHere ? All(rules.Last, value, run) && holds : holds;
    }

    private static bool RefuseType(SchemaRules rules, JsonValue value, CheckRun run) =>
        run.Refuse("type", $"must be {TypeCheck.Named(rules.Types)}, but is {TypeCheck.Shown(value)}");

    private static bool All(SchemaRule[] rules, JsonValue value, CheckRun run)
    {
        var holds = true;
        foreach (var rule in rules)
        {
            if (!rule.Holds(value, run))
            {
                holds = false;
                if (run.StopsHere)
                {
                    break;
                }
            }
        }

        return holds;
    }

    private bool Covers<T>(CheckRun run, bool withLast, T part, Func<SchemaRule, T, CheckRun, bool> covers)
    {
        if (!run.Enter(this))
        {
            return true;
        }

        var rules = Rules;
        var isCovered =
            Any(rules.Own, run, part, covers)
            || Any(rules.Joined, run, part, covers)
            || (withLast && Any(rules.Last, run, part, covers));
        run.Leave();
        return isCovered;
    }

    private static bool Any<T>(SchemaRule[] rules, CheckRun run, T part, Func<SchemaRule, T, CheckRun, bool> covers)
    {
        foreach (var rule in rules)
        {
            if (covers(rule, part, run))
            {
                return true;
            }
        }

        return false;
    }
}
