namespace Mockd.Engine.OpenApi;

/// <summary>What of an exchange a runtime expression speaks of.</summary>
public enum RuntimeSource
{
    Url,
    Method,
    StatusCode,
    Header,
    Query,
    Path,
    Body,
}
