using System.Text.Json;
using Mockd.Contracts.Diagnostics;
using Mockd.Server.Hosting;
using Mockd.Server.Running;
using Programs;

namespace Sdk.Tests.Running;

/// <summary>
/// A twin on a free port, for clients that speak HTTP: in this process, or in one of its own when a program is named.
/// </summary>
internal sealed class TwinServer : IAsyncDisposable
{
    private readonly Func<CancellationToken, Task<long>> _calls;
    private readonly Func<ValueTask> _end;

    private TwinServer(Uri address, Func<CancellationToken, Task<long>> calls, Func<ValueTask> end) =>
        (Address, _calls, _end) = (address, calls, end);

    public Uri Address { get; }

    /// <summary>How many requests came so far.</summary>
    public Task<long> CallsAsync(CancellationToken cancellation) => _calls(cancellation);

    public static Task<TwinServer> StartAsync(string configPath, CancellationToken cancellation) =>
        TwinProgram.Named is null
            ? StartHereAsync(configPath, cancellation)
            : StartApartAsync(configPath, cancellation);

    public ValueTask DisposeAsync() => _end();

    private static async Task<TwinServer> StartHereAsync(string configPath, CancellationToken cancellation)
    {
        var options = new TwinHostOptions
        {
            Twin = new TwinOptions { ConfigPath = configPath },
            Host = "127.0.0.1",
            Port = 0,
            AdminPort = 0,
        };
        var diagnostics = new List<Diagnostic>();
        var host =
            await TwinHost.StartAsync(options, diagnostics, cancellation)
            ?? throw new InvalidOperationException($"{configPath} was refused:\n{string.Join('\n', diagnostics)}");
        return new TwinServer(
            new Uri($"http://127.0.0.1:{host.Port}"),
            _ => Task.FromResult(host.Runtime.RecentExchanges(1) is [var newest] ? newest.Id : 0),
            async () =>
            {
                await host.StopAsync(CancellationToken.None);
                await host.DisposeAsync();
            }
        );
    }

    private static async Task<TwinServer> StartApartAsync(string configPath, CancellationToken cancellation)
    {
        var folder = new TemporaryFolder();
        var program = await TwinProgram.StartAsync(configPath, folder.FullPath, cache: null, cancellation);
        return new TwinServer(
            new Uri($"http://127.0.0.1:{program.Address.Port}"),
            async token => NewestIn(await program.AdministerAsync("GET", "/journal?limit=1", null, token)),
            async () =>
            {
                await program.DisposeAsync();
                folder.Dispose();
            }
        );
    }

    private static long NewestIn(string journal)
    {
        using var document = JsonDocument.Parse(journal);
        return document.RootElement.GetProperty("exchanges").EnumerateArray().ToArray() is [var newest]
            ? newest.GetProperty("id").GetInt64()
            : 0;
    }
}
