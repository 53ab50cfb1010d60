using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas;

/// <summary>Compares a value with a schema.</summary>
public static class SchemaChecker
{
    /// <summary>All violations; empty when the value is valid.</summary>
    /// <param name="isRequest">True: read-only members may be absent; false (answers): write-only ones.</param>
    public static IReadOnlyList<SchemaViolation> Check(Schema schema, JsonValue value, bool isRequest) =>
        throw new NotImplementedException();
}
