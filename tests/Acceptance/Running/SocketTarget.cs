using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Exchanges;
using Mockd.Server.Hosting;

namespace Acceptance.Tests.Running;

/// <summary>A twin behind a real server on a free port.</summary>
internal sealed class SocketTarget : ISpecTarget
{
    private readonly TwinHost _host;
    private readonly SpecClock? _clock;
    private readonly HttpCaller _caller;

    private SocketTarget(TwinHost host, SpecClock? clock) =>
        (_host, _clock, _caller) = (host, clock, new HttpCaller(host.Port));

    public static async Task<SocketTarget?> StartAsync(
        SpecSetup setup,
        ICollection<Diagnostic> diagnostics,
        CancellationToken cancellation
    )
    {
        var options = new TwinHostOptions
        {
            Twin = setup.ToOptions(),
            Host = "127.0.0.1",
            Port = 0,
            AdminPort = 0,
        };
        return await TwinHost.StartAsync(options, diagnostics, cancellation) is { } host
            ? new SocketTarget(host, setup.Clock)
            : null;
    }

    public Task<Response> SendAsync(Request request, CancellationToken cancellation) =>
        _caller.SendAsync(request, cancellation);

    public async Task ResetAsync(string? table, CancellationToken cancellation) =>
        await _host.Runtime.ResetAsync(table, cancellation);

    public Task AdvanceAsync(TimeSpan by, CancellationToken cancellation)
    {
        _clock!.Advance(by);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _caller.Dispose();
        await _host.StopAsync(CancellationToken.None);
        await _host.DisposeAsync();
    }
}
