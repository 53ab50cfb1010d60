using System.Net;
using System.Net.Sockets;

namespace Mockd.Server.Hosting;

/// <summary>
/// Sockets bound to a port but not listening yet: a taken port is known before anything slow begins, and callers are
/// refused until the twin is there to answer them.
/// </summary>
internal sealed class ListenSockets : IDisposable
{
    private readonly Dictionary<IPEndPoint, Socket> _sockets = [];

    private ListenSockets(string host) => Host = host;

    public string Host { get; }

    public int Port { get; private set; }

    public IReadOnlyCollection<IPEndPoint> Endpoints => _sockets.Keys;

    /// <summary>Port 0 takes a free one. <c>localhost</c> is both loopback addresses, <c>*</c> every address.</summary>
    /// <exception cref="PortTakenException">The port is in use.</exception>
    /// <exception cref="ListenRefusedException">The host or port cannot be listened on.</exception>
    public static ListenSockets Bind(string host, int port)
    {
        var sockets = new ListenSockets(host) { Port = port };
        try
        {
            foreach (var address in AddressesOf(host))
            {
                sockets.BindOne(address);
            }

            return sockets;
        }
        catch
        {
            // Whatever went wrong, the addresses bound so far are not left taken.
            sockets.Dispose();
            throw;
        }
    }

    /// <summary>Hands a socket to the server, which owns it from then on.</summary>
    public Socket Take(EndPoint endpoint)
    {
        _sockets.Remove((IPEndPoint)endpoint, out var socket);
        return socket ?? throw new PortTakenException(Port);
    }

    public void Dispose()
    {
        foreach (var socket in _sockets.Values)
        {
            socket.Dispose();
        }

        _sockets.Clear();
    }

    private static IPAddress[] AddressesOf(string host) =>
        host switch
        {
            "localhost" => [IPAddress.Loopback, IPAddress.IPv6Loopback],
            "*" or "0.0.0.0" => [IPAddress.Any],
            _ when IPAddress.TryParse(host, out var address) => [address],
            _ => Resolve(host),
        };

    private static IPAddress[] Resolve(string host)
    {
        try
        {
            return host.Length > 0 && Dns.GetHostAddresses(host) is { Length: > 0 } found
                ? found
                : throw new ListenRefusedException(
                    $"'{host}' is no host name; leave out --host, or name localhost or an address."
                );
        }
        catch (Exception problem) when (problem is SocketException or ArgumentException)
        {
            throw new ListenRefusedException(
                $"The host '{host}' is not known ({problem.Message}); --host takes localhost, a name or an address of this machine.",
                problem
            );
        }
    }

    private ListenRefusedException Refusal(IPAddress address, SocketException problem) =>
        new(
            problem.SocketErrorCode switch
            {
                SocketError.AddressNotAvailable =>
                    $"This machine has no address {address}; --host takes localhost, 0.0.0.0 or an address of this machine.",
                SocketError.AccessDenied =>
                    $"Port {Port} is one of those that need special rights; choose another with -p and -a, from 1024 up.",
                _ => $"{address} port {Port} cannot be listened on: {problem.Message}.",
            },
            problem
        );

    private void BindOne(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetworkV6 && !Socket.OSSupportsIPv6)
        {
            return;
        }

        Socket? socket = null;
        try
        {
            socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(address, Port));
            Port = ((IPEndPoint)socket.LocalEndPoint!).Port;
            _sockets.Add(new IPEndPoint(address, Port), socket);
        }
        catch (SocketException problem) when (problem.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            socket?.Dispose();
            throw new PortTakenException(Port, problem);
        }
        catch (SocketException problem)
        {
            socket?.Dispose();

            // A machine without IPv6 still has the other loopback address.
            if (_sockets.Count == 0)
            {
                throw Refusal(address, problem);
            }
        }
    }
}
