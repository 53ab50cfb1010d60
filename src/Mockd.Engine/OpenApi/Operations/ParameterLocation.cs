namespace Mockd.Engine.OpenApi;

/// <summary>Where a parameter stands in the request.</summary>
public enum ParameterLocation
{
    Path,
    Query,
    Header,
    Cookie,
}
