namespace Mockd.Contracts.Admin;

/// <summary>Whether the process lives (<c>ok</c>) and whether its twin answers (<c>ready</c>, else <c>starting</c>).</summary>
public sealed record HealthAnswer(string Status);
