namespace Mockd.Contracts.Admin;

/// <summary>What was read into a sandbox.</summary>
public sealed record SandboxImportAnswer(string Name, int Rows);
