namespace Mockd.Engine.Checks;

/// <summary>One way in which a request differs from the description.</summary>
/// <param name="Param">Parameter at fault; null when it is the whole body.</param>
public sealed record RequestFinding(string? Param, string Message);
