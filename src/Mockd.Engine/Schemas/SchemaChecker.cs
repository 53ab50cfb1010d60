using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas;

/// <summary>Compares a value with a schema.</summary>
public static class SchemaChecker
{
    /// <summary>All violations; empty when the value is valid.</summary>
    /// <param name="isRequest">True: read-only members may be absent; false (answers): write-only ones.</param>
    public static IReadOnlyList<SchemaViolation> Check(Schema schema, JsonValue value, bool isRequest)
    {
        var run = new SchemaCheck(isRequest, stopsAtFirst: false);
        run.Check(schema, value);
        return run.Violations;
    }

    /// <summary>True when an answer may hold the value.</summary>
    internal static bool Accepts(Schema schema, JsonValue value)
    {
        var run = new SchemaCheck(isRequest: false, stopsAtFirst: true);
        run.Check(schema, value);
        return run.Violations.Count == 0;
    }
}
