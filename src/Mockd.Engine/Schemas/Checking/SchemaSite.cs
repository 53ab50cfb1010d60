using System.Text.Json;

namespace Mockd.Engine.Schemas.Checking;

/// <summary>Where a schema stands.</summary>
/// <param name="Pointer">Names the place among all documents of a library.</param>
internal readonly record struct SchemaSite(SchemaResource Resource, string Pointer, JsonElement Element);
