namespace Mockd.Contracts.Admin;

/// <summary>How many writes to undo or redo.</summary>
public sealed record WritesOrder(int Writes = 1);
