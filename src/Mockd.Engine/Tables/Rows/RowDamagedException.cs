namespace Mockd.Engine.Tables;

/// <summary>
/// A row that is needed is in the store, but not as it was written. The message says which one, where, and what to do.
/// </summary>
public sealed class RowDamagedException(string message) : Exception(message);
