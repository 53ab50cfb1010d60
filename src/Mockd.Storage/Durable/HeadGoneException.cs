namespace Mockd.Storage.Durable;

/// <summary>This head was given up; whoever needs the state gets a new one from the log.</summary>
internal sealed class HeadGoneException() : Exception("the state in memory was given up");
