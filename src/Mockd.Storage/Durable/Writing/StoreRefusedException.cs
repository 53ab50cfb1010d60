namespace Mockd.Storage.Durable;

/// <summary>The store is not to be used as it is; the message says why and what to do. Nothing was changed.</summary>
public sealed class StoreRefusedException(string message, Exception? cause = null) : Exception(message, cause);
