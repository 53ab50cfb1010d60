using System.Runtime.CompilerServices;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Patterns;
using Mockd.Engine.Schemas.Checking;

namespace Mockd.Engine.Schemas;

/// <summary>Compares a value with a schema. A schema is compiled when it is first used; a valid value costs no memory.</summary>
public static class SchemaChecker
{
    // Derived from descriptions, which never change, and alive exactly as long as they are.
    private static readonly ConditionalWeakTable<DescriptionDocument, SchemaLibrary> Libraries = [];
    private static readonly ConditionalWeakTable<Schema, SchemaNode> Nodes = [];

    /// <summary>All violations; empty when the value is valid.</summary>
    /// <param name="isRequest">True: read-only members may be absent; false (answers): write-only ones.</param>
    public static IReadOnlyList<SchemaViolation> Check(Schema schema, JsonValue value, bool isRequest) =>
        Check(LibraryOf(schema), NodeOf(schema), value, isRequest);

    /// <summary>As <see cref="Check(Schema, JsonValue, bool)"/>, for those who need not know why not.</summary>
    public static bool IsValid(Schema schema, JsonValue value, bool isRequest) =>
        Holds(LibraryOf(schema), NodeOf(schema), value, isRequest, null);

    /// <summary>True when an answer may hold the value.</summary>
    internal static bool Accepts(Schema schema, JsonValue value) => IsValid(schema, value, isRequest: false);

    /// <summary>The schemas that a violation came from, as far as they stand in the description.</summary>
    /// <param name="beside">A schema of the same description.</param>
    internal static IEnumerable<Schema> SchemasOf(Schema beside, IReadOnlyList<SchemaNode> nodes)
    {
        var library = LibraryOf(beside);
        return nodes.Select(library.SchemaOf).OfType<Schema>();
    }

    internal static IReadOnlyList<SchemaViolation> Check(
        SchemaLibrary library,
        SchemaNode node,
        JsonValue value,
        bool isRequest
    )
    {
        // Twice for the few that differ, so that the many that do not are compared without keeping track of places.
        if (Holds(library, node, value, isRequest, null))
        {
            return [];
        }

        var violations = new List<SchemaViolation>();
        Holds(library, node, value, isRequest, violations);
        return violations;
    }

    private static bool Holds(
        SchemaLibrary library,
        SchemaNode node,
        JsonValue value,
        bool isRequest,
        List<SchemaViolation>? violations
    )
    {
        var run = library.Rent();
        run.Begin(isRequest, violations);
        bool holds;
        try
        {
            holds = node.Holds(value, run);
        }
        catch (PatternLimitException e)
        {
            violations?.Add(run.Violation("pattern", e.Message));
            holds = false;
        }

        if (run.HasGivenUp)
        {
            violations?.Add(
                new SchemaViolation("", "", "cannot be compared with its schema: that takes too many steps")
            );
            holds = false;
        }

        library.Return(run);
        return holds;
    }

    private static SchemaLibrary LibraryOf(Schema schema) =>
        Libraries.GetValue(schema.Document, static document => new SchemaLibrary(document));

    private static SchemaNode NodeOf(Schema schema) =>
        Nodes.GetValue(schema, static schema => LibraryOf(schema).NodeOf(schema));
}
