using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Mockd.Engine.Exchanges;

namespace Mockd.Server.Hosting;

/// <summary>A web server on one port that has one function answer everything.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly ListenSockets _sockets;
    private readonly ExchangeApplication _application;
    private readonly KestrelServer _server;

    public Listener(
        ListenSockets sockets,
        Func<Request, CancellationToken, ValueTask<Response>> answer,
        int longestBody = BodyReader.TwinLimit,
        ILoggerFactory? logs = null
    )
    {
        _sockets = sockets;
        _application = new ExchangeApplication(answer, longestBody);
        var options = new KestrelServerOptions { AddServerHeader = false };

        // Larger bodies than BodyReader takes must reach the pipeline, which words the refusal.
        options.Limits.MaxRequestBodySize = null;
        options.Limits.MaxRequestLineSize = 16 * 1024;
        options.Limits.MaxRequestHeadersTotalSize = 64 * 1024;
        foreach (var endpoint in sockets.Endpoints)
        {
            options.Listen(endpoint, listen => listen.Protocols = HttpProtocols.Http1);
        }

        var transport = new SocketTransportOptions { CreateBoundListenSocket = sockets.Take };
        var log = logs ?? NullLoggerFactory.Instance;
        _server = new KestrelServer(
            Options.Create(options),
            new SocketTransportFactory(Options.Create(transport), log),
            log
        );
    }

    public int Port => _sockets.Port;

    /// <summary>Begins to listen.</summary>
    /// <exception cref="PortTakenException">Another program began to listen on the port in the meantime.</exception>
    public async Task StartAsync(CancellationToken cancellation)
    {
        try
        {
            await _server.StartAsync(_application, cancellation).ConfigureAwait(false);
        }
        catch (Exception problem) when (IsTaken(problem))
        {
            throw new PortTakenException(Port, problem);
        }
    }

    /// <summary>Stops listening, then waits for the requests being answered until the token is cancelled.</summary>
    public Task StopAsync(CancellationToken cancellation) => _server.StopAsync(cancellation);

    public ValueTask DisposeAsync()
    {
        _server.Dispose();
        _sockets.Dispose();
        return ValueTask.CompletedTask;
    }

    private static bool IsTaken(Exception problem) =>
        problem is AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse }
        || (problem.InnerException is { } inner && IsTaken(inner));
}
