namespace Mockd.Server.Hosting;

/// <summary>Another program listens on a port that was asked for.</summary>
public sealed class PortTakenException(int port, Exception? inner = null) : Exception($"Port {port} is in use.", inner)
{
    public int Port { get; } = port;
}
