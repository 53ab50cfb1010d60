using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;

// Asks an address for many times, each time with an API key that nobody used before, over a few connections. Prints requests
// per second, and in milliseconds the median, the 99th percentile and the longest.
//   Sandboxes URL REQUESTS CONNECTIONS PREFIX-OF-KEYS
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var (url, requests, connections, prefix) = (new Uri(args[0]), int.Parse(args[1]), int.Parse(args[2]), args[3]);
using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = connections };
using var client = new HttpClient(handler);
var next = 0;
var times = new long[requests];
var start = Stopwatch.GetTimestamp();
await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => AskAsync()));
var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
Array.Sort(times);
Console.WriteLine(
    $"{requests / seconds:0} {Milliseconds(times[requests / 2]):0.00} {Milliseconds(times[requests * 99 / 100]):0.00} "
        + $"{Milliseconds(times[^1]):0.00}"
);

async Task AskAsync()
{
    for (var i = Interlocked.Increment(ref next) - 1; i < requests; i = Interlocked.Increment(ref next) - 1)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", $"{prefix}-{i}");
        var sent = Stopwatch.GetTimestamp();
        using var response = await client.SendAsync(request);
        await response.Content.ReadAsByteArrayAsync();
        times[i] = Stopwatch.GetTimestamp() - sent;
        response.EnsureSuccessStatusCode();
    }
}

static double Milliseconds(long ticks) => ticks * 1000.0 / Stopwatch.Frequency;
