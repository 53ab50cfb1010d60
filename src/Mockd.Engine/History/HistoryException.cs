namespace Mockd.Engine.History;

/// <summary>What was asked of the past cannot be done; nothing changed.</summary>
public sealed class HistoryException(string message) : Exception(message);
