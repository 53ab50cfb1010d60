using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Mockd.Bench.Fuzz.Twins;

/// <summary>
/// Sends bytes that are nearly HTTP to a server and looks for server errors, silence and its death. 505 is the right answer to
/// another version of HTTP.
/// </summary>
internal static class RawFuzz
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly string[] Methods =
    [
        "GET",
        "POST",
        "PUT",
        "DELETE",
        "PATCH",
        "HEAD",
        "OPTIONS",
        "TRACE",
        "get",
        "X",
        "",
    ];

    private static readonly string[] Targets =
    [
        "/v1/customers",
        "/",
        "/v1/charges?limit=1",
        "*",
        "http://x/v1/customers",
        "//",
        "/%",
        "/%c3%28",
        "/a\0b",
        "",
    ];

    private static readonly string[] Versions = ["HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/9.9", ""];

    private static readonly string[] Hosts = ["localhost", "localhost", "localhost", "", "a b", "x:99999"];

    private static readonly string[] Names =
    [
        "Content-Type",
        "Transfer-Encoding",
        "Content-Length",
        "Expect",
        "Connection",
        "Authorization",
        "Cookie",
        "Accept",
        "X-Sandbox",
        "Idempotency-Key",
        "Upgrade",
        "Content-Encoding",
        "Origin",
        " ",
        "A:B",
    ];

    private static readonly string[] Values =
    [
        "application/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=b",
        "chunked",
        "-1",
        "5",
        "99999999999999999999",
        "100-continue",
        "close",
        "Bearer x",
        "h2c",
        "gzip",
        "http://evil",
        "\u00e9",
        "",
    ];

    /// <returns>How many different faults were found.</returns>
    public static async Task<int> RunAsync(int port, int seconds, int seed)
    {
        var (random, finds, statuses) = (new Random(seed), new HashSet<string>(StringComparer.Ordinal), new int[6]);
        var (count, watch) = (0, Stopwatch.StartNew());
        for (; watch.Elapsed.TotalSeconds < seconds; count++)
        {
            var sent = Make(random);
            var status = await SendAsync(port, sent);
            if (status == -2)
            {
                Console.WriteLine($"nothing listens on port {port}, after {count} requests");
                return 1;
            }

            statuses[Math.Clamp(status / 100, 0, 5)]++;
            if (
                status is >= 500 and not 505 or < 0
                && finds.Add($"{status} {Encoding.Latin1.GetString(sent[..Math.Min(40, sent.Length)])}")
            )
            {
                Console.WriteLine($"{status}: {Convert.ToBase64String(sent[..Math.Min(3000, sent.Length)])}");
            }
        }

        Console.WriteLine(
            $"{count} raw requests (seed {seed}): {statuses[2]} × 2xx, {statuses[3]} × 3xx, {statuses[4]} × 4xx, {statuses[5]} × 5xx, "
                + $"{statuses[0]} without an answer; {finds.Count} finds"
        );
        return finds.Count;
    }

    private static byte[] Make(Random random)
    {
        var text = new StringBuilder($"{Pick(random, Methods)} {Pick(random, Targets)} {Pick(random, Versions)}\r\n");
        text.Append($"Host: {Pick(random, Hosts)}\r\n");
        var body = random.Next(3) == 0 ? "" : HostileValue.Text(random);
        for (var i = random.Next(6); i > 0; i--)
        {
            text.Append($"{Pick(random, Names)}: {Pick(random, Values)}\r\n");
        }

        if (random.Next(4) > 0)
        {
            text.Append($"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n");
        }

        var sent = Encoding.UTF8.GetBytes(text.Append("Connection: close\r\n\r\n").Append(body).ToString());
        return random.Next(2) == 0 ? sent : ByteMutation.Apply(sent, random);
    }

    // 0: the server closed without a word, which it may; -1: it neither answered nor closed; -2: it is not there.
    private static async Task<int> SendAsync(int port, byte[] sent)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, patience.Token);
        }
        catch (SocketException)
        {
            return -2;
        }

        try
        {
            await socket.SendAsync(sent, patience.Token);

            // What is not complete is complete now: nothing more will come.
            socket.Shutdown(SocketShutdown.Send);
            var answer = new byte[64];
            var read = await socket.ReceiveAsync(answer, patience.Token);
            var text = Encoding.Latin1.GetString(answer, 0, read);
            return text.Length > 12 && int.TryParse(text.AsSpan(9, 3), out var status) ? status : 0;
        }
        catch (SocketException)
        {
            return 0;
        }
        catch (OperationCanceledException)
        {
            return -1;
        }
    }

    private static string Pick(Random random, params string[] texts) => texts[random.Next(texts.Length)];
}
