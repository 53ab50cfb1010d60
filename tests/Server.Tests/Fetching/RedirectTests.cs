using System.Net;
using System.Net.Sockets;
using System.Text;
using Mockd.Engine.Imports;
using Mockd.Server.Fetching;
using Xunit;

namespace Mockd.Server.Tests.Fetching;

public sealed class RedirectTests
{
    [Fact]
    public async Task Fetch_AddressThatTheUserWrote_MayBeLocal()
    {
        using var site = new OneAnswer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");

        var content = await new WebFetcher().FetchAsync(
            site.Address,
            site.Address,
            TestContext.Current.CancellationToken
        );

        Assert.Equal("{}", Encoding.UTF8.GetString(content.Span));
    }

    [Theory]
    [InlineData("file:///etc/passwd", "no web address")]
    [InlineData("javascript:alert(1)", "no web address")]
    [InlineData("ftp://127.0.0.1/a", "no web address")]
    [InlineData("http://[::1]:9/a", "inside this network")]
    [InlineData("http://[::127.0.0.1]:9/a", "inside this network")]
    [InlineData("http://[2002:7f00:1::]:9/a", "inside this network")]
    [InlineData("http://10.0.0.1/latest", "inside this network")]
    [InlineData("http://127.0.0.1:9/a", "inside this network")]
    public async Task Fetch_RedirectThatMustNotBeFollowed_IsRefused(string target, string words)
    {
        using var site = new OneAnswer(Redirect(target));

        var refused = await Assert.ThrowsAsync<ImportException>(() =>
            new WebFetcher().FetchAsync(site.Address, site.Address, TestContext.Current.CancellationToken)
        );

        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_RedirectInACircle_EndsWithAReason()
    {
        using var site = new OneAnswer(Redirect("/again"));

        var refused = await Assert.ThrowsAsync<ImportException>(() =>
            new WebFetcher().FetchAsync(site.Address, site.Address, TestContext.Current.CancellationToken)
        );

        Assert.Contains("more than 5 times", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_AddressThatNobodyTrusts_IsNotAsked()
    {
        using var site = new OneAnswer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");

        var refused = await Assert.ThrowsAsync<ImportException>(() =>
            new WebFetcher().FetchAsync(site.Address, null, TestContext.Current.CancellationToken)
        );

        Assert.Contains("inside this network", refused.Message, StringComparison.Ordinal);
    }

    private static string Redirect(string target) =>
        $"HTTP/1.1 302 Found\r\nLocation: {target}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    /// <summary>A site on this machine that answers everything the same.</summary>
    private sealed class OneAnswer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly byte[] _answer;

        public OneAnswer(string answer)
        {
            _answer = Encoding.ASCII.GetBytes(answer);
            _listener.Start();
            _ = ServeAsync();
        }

        public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/api.json");

        public void Dispose() => _listener.Dispose();

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var connection = await _listener.AcceptTcpClientAsync();
                    var stream = connection.GetStream();
                    await stream.ReadAtLeastAsync(new byte[4096], 16);
                    await stream.WriteAsync(_answer);
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
            {
                // The test is over.
            }
        }
    }
}
