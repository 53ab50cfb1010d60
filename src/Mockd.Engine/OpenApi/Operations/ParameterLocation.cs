namespace Mockd.Engine.OpenApi;

/// <summary>Where a parameter stands in the request.</summary>
public enum ParameterLocation
{
    Path,
    Query,
    Header,
    Cookie,

    /// <summary>The whole query, described as one value (3.2).</summary>
    QueryString,
}
