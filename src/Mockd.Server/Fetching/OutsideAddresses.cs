using System.Net;
using System.Net.Sockets;

namespace Mockd.Server.Fetching;

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
            "192.0.2.0/24",
            "192.88.99.0/24",
            "198.51.100.0/24",
            "203.0.113.0/24",
            // An address of IPv4 in one of IPv6: compatible, mapped, translated (RFC 4291, 2765, 6052, 8215).
            "::/96",
            "::ffff:0:0/96",
            "::ffff:0:0:0/96",
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            // Teredo and 6to4 (RFC 4380, 3056), which lead to whatever address of IPv4 is written in them.
            "2001::/32",
            "2002::/16",
            "100::/64",
            "2001:db8::/32",
            "3fff::/20",
            "fec0::/10",
            "fc00::/7",
            "fe80::/10",
            "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    public static bool Has(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !Array.Exists(Inside, network => network.Contains(plain)) && !IsIsatap(plain);
    }

    /// <summary>An interface identifier that holds an address of IPv4 (RFC 5214, section 6.1).</summary>
    private static bool IsIsatap(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6
        && address.GetAddressBytes().AsSpan(8, 4) is [0 or 2, 0, 0x5e, 0xfe];

    /// <param name="trusted">Whose host and port may be anywhere, because the user named them.</param>
    public static SocketsHttpHandler Handler(Uri? trusted) =>
        new SocketsHttpHandler
        {
            ConnectCallback = (context, cancellation) => ConnectAsync(context.DnsEndPoint, trusted, cancellation),
            UseProxy = false,
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
