namespace Mockd.Engine.Routing;

/// <summary>The path of a request cannot be decoded.</summary>
public sealed class BadPathException(string message) : Exception(message);
