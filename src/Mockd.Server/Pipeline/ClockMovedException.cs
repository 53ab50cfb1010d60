namespace Mockd.Server.Pipeline;

/// <summary>
/// Another process changed the clock of the sandbox since this one heard of it, so that the exchange took place at the wrong
/// time. Nothing was written.
/// </summary>
internal sealed class ClockMovedException() : Exception("The clock of the sandbox was changed by another process.");
