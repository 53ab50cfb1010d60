namespace Mockd.Cli.Commands;

/// <summary>No instance answers at the address.</summary>
internal sealed class InstanceNotFoundException(string url)
    : CommandException($"Nothing answers at {url}; is mockd running? Start it with 'mockd start'.");
