namespace Mockd.Contracts.Admin;

/// <summary>What came of reading the configuration again.</summary>
/// <param name="Reloaded">False: it has errors, and the old twin stays.</param>
/// <param name="Diagnostics">As lines, with code and place.</param>
public sealed record ReloadAnswer(bool Reloaded, IReadOnlyList<string> Diagnostics);
