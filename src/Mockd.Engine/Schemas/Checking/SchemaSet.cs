using System.Text.Json;
using Mockd.Contracts.Json;

namespace Mockd.Engine.Schemas.Checking;

/// <summary>JSON Schema documents that may refer to each other. Nothing is fetched: what is not given is not there.</summary>
internal sealed class SchemaSet
{
    private readonly SchemaLibrary _library;
    private readonly SchemaNode _root;

    /// <param name="schema">UTF-8 JSON.</param>
    /// <param name="dialect">For schemas that do not say by <c>$schema</c> which one they are written in.</param>
    /// <param name="documents">Further documents by address.</param>
    /// <exception cref="JsonException">A document is not JSON.</exception>
    public SchemaSet(
        ReadOnlyMemory<byte> schema,
        SchemaDialect dialect,
        IReadOnlyDictionary<string, JsonElement>? documents = null,
        bool assertsFormats = false
    )
    {
        _library = new SchemaLibrary(documents ?? new Dictionary<string, JsonElement>(), dialect, assertsFormats);
        _root = _library.Add(SchemaAddresses.Unknown, JsonDocument.Parse(schema).RootElement, dialect);
    }

    /// <summary>All violations; empty when the value is valid.</summary>
    public IReadOnlyList<SchemaViolation> Check(JsonValue value) =>
        SchemaChecker.Check(_library, _root, value, isRequest: false);
}
