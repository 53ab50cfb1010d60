using Mockd.Contracts.Diagnostics;
using Mockd.Server.Hosting;
using Mockd.Server.Running;

namespace Sdk.Tests.Running;

/// <summary>A twin on a free port, for clients that speak HTTP.</summary>
internal sealed class TwinServer : IAsyncDisposable
{
    private readonly TwinHost _host;

    private TwinServer(TwinHost host) => _host = host;

    public Uri Address => new($"http://127.0.0.1:{_host.Port}");

    /// <summary>How many requests came so far.</summary>
    public long Calls => _host.Runtime.RecentExchanges(1) is [var newest] ? newest.Id : 0;

    public static async Task<TwinServer> StartAsync(string configPath, CancellationToken cancellation)
    {
        var options = new TwinHostOptions
        {
            Twin = new TwinOptions { ConfigPath = configPath },
            Host = "127.0.0.1",
            Port = 0,
            AdminPort = 0,
        };
        var diagnostics = new List<Diagnostic>();
        var host = await TwinHost.StartAsync(options, diagnostics, cancellation);
        return host is null
            ? throw new InvalidOperationException($"{configPath} was refused:\n{string.Join('\n', diagnostics)}")
            : new TwinServer(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        await _host.DisposeAsync();
    }
}
