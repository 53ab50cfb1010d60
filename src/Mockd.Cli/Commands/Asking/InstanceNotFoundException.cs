namespace Mockd.Cli.Commands;

/// <summary>No instance answers at the address.</summary>
internal sealed class InstanceNotFoundException : CommandException
{
    public InstanceNotFoundException(string url)
        : base($"Nothing answers at {url}; is mockd running? Start it with 'mockd start'.") =>
        Code = ErrorCodes.NotRunning;
}
