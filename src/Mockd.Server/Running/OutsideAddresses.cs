using System.Net;
using System.Net.Sockets;

namespace Mockd.Server.Running;

/// <summary>
/// Connects only to addresses of the public network: a description from somewhere must not make this machine ask its
/// neighbours. Asked for each connection, after the name was looked up, so redirects and names that change are caught too.
/// </summary>
internal static class OutsideAddresses
{
    private static readonly IPNetwork[] Inside =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "224.0.0.0/3",
            "::/127",
            "64:ff9b::/96",
            "fc00::/7",
            "fe80::/10",
            "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    public static bool Has(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !Array.Exists(Inside, network => network.Contains(plain));
    }

    /// <param name="trusted">Whose host and port may be anywhere, because the user named them.</param>
    public static HttpMessageHandler Handler(Uri? trusted) =>
        new SocketsHttpHandler
        {
            ConnectCallback = (context, cancellation) => ConnectAsync(context.DnsEndPoint, trusted, cancellation),
            UseProxy = false,
            MaxAutomaticRedirections = 5,
        };

    private static async ValueTask<Stream> ConnectAsync(
        DnsEndPoint target,
        Uri? trusted,
        CancellationToken cancellation
    )
    {
        var isTrusted = trusted is not null && trusted.IdnHost == target.Host && trusted.Port == target.Port;
        var addresses = await Dns.GetHostAddressesAsync(target.Host, cancellation).ConfigureAwait(false);
        var open = isTrusted ? addresses : Array.FindAll(addresses, Has);
        if (open.Length == 0)
        {
            throw new HttpRequestException($"{target.Host} is an address inside this network, which is not asked");
        }

        Socket? socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, target.Port, cancellation).ConfigureAwait(false);
            var stream = new NetworkStream(socket, ownsSocket: true);
            socket = null;
            return stream;
        }
        finally
        {
            socket?.Dispose();
        }
    }
}
