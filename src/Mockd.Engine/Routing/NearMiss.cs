namespace Mockd.Engine.Routing;

/// <summary>A route that nearly matched.</summary>
public sealed record NearMiss(string Method, string Path, string Reason);
