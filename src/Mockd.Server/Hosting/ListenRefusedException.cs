namespace Mockd.Server.Hosting;

/// <summary>The address that was asked for cannot be listened on; the message says why, and what can be done.</summary>
public sealed class ListenRefusedException(string message, Exception? inner = null) : Exception(message, inner);
