using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Mockd.Server.Hosting;

/// <summary>
/// Asks the admin plane one question while the twin is still being compiled: the code between socket and answer is then
/// loaded and compiled on the idle core, not while the first caller waits.
/// </summary>
internal static class WarmUp
{
    public static void Begin(IEnumerable<IPEndPoint> endpoints, int port)
    {
        var address = endpoints
            .Select(e => e.Address)
            .FirstOrDefault(a => a.AddressFamily == AddressFamily.InterNetwork);
        if (address is null)
        {
            return;
        }

        // A thread of its own: it waits for an answer, and the pool's few threads are to give that answer.
        var target = new IPEndPoint(address.Equals(IPAddress.Any) ? IPAddress.Loopback : address, port);
        new Thread(() => Ask(target)) { IsBackground = true }.Start();
    }

    private static void Ask(IPEndPoint target)
    {
        try
        {
            using var socket = new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.ReceiveTimeout = 1000;
            socket.Connect(target);
            socket.Send(
                Encoding.ASCII.GetBytes(
                    $"GET /health HTTP/1.1\r\nHost: localhost:{target.Port}\r\nConnection: close\r\n\r\n"
                )
            );
            Span<byte> answer = stackalloc byte[512];
            while (socket.Receive(answer) > 0) { }
        }
        catch (SocketException)
        {
            // Only a head start is lost.
        }
    }
}
