namespace Mockd.Engine.Schemas.Checking;

/// <summary>How the keywords of a schema are meant; later ones know the keywords of earlier ones.</summary>
internal enum SchemaDialect
{
    Draft4,
    Draft6,
    Draft7,
    Draft2019,
    Draft2020,

    /// <summary>OpenAPI 2.0 and 3.0: <c>nullable</c>, boolean exclusive bounds, nothing counts beside <c>$ref</c>.</summary>
    OpenApi30,

    /// <summary>OpenAPI 3.1 and 3.2: draft 2020-12 with OpenAPI's formats.</summary>
    OpenApi31,
}
