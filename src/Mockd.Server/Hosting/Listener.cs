using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Mockd.Engine.Exchanges;

namespace Mockd.Server.Hosting;

/// <summary>A web server on one port that has one function answer everything.</summary>
internal sealed class Listener : IAsyncDisposable
{
    /// <summary>Bytes of large bodies in memory at the same time, over all connections.</summary>
    private const long LargeBodies = 64 * 1024 * 1024;

    /// <summary>So much is taken from a sender before somebody reads.</summary>
    private const int UnreadBytes = 64 * 1024;

    private readonly ListenSockets _sockets;
    private readonly Departure _departure = new();
    private readonly ExchangeApplication _application;
    private readonly KestrelServer _server;

    public Listener(
        ListenSockets sockets,
        Func<Request, CancellationToken, ValueTask<Response>> answer,
        BodyBudget? budget = null,
        long? mostSkipped = null,
        TimeProvider? time = null
    )
    {
        _sockets = sockets;
        _application = new ExchangeApplication(
            answer,
            budget ?? new BodyBudget(LargeBodies),
            _departure,
            mostSkipped,
            time ?? TimeProvider.System
        );
        var options = new KestrelServerOptions { AddServerHeader = false };

        // What a caller sent in UTF-8 may be answered in it, too (RFC 9110, section 5.5: obs-text).
        options.ResponseHeaderEncodingSelector = static _ => Encoding.UTF8;

        // Whoever reads a body has a limit for it and words the refusal; until then its sender waits.
        options.Limits.MaxRequestBodySize = null;
        options.Limits.MaxRequestLineSize = 16 * 1024;
        options.Limits.MaxRequestHeadersTotalSize = 64 * 1024;
        foreach (var endpoint in sockets.Endpoints)
        {
            options.Listen(endpoint, listen => listen.Protocols = HttpProtocols.Http1);
        }

        var transport = new SocketTransportOptions
        {
            CreateBoundListenSocket = sockets.Take,
            MaxReadBufferSize = UnreadBytes,
        };
        var log = NullLoggerFactory.Instance;
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
    public Task StopAsync(CancellationToken cancellation) => _departure.RunAsync(_server.StopAsync, cancellation);

    public ValueTask DisposeAsync()
    {
        _server.Dispose();
        _departure.Dispose();
        _sockets.Dispose();
        return ValueTask.CompletedTask;
    }

    private static bool IsTaken(Exception problem) =>
        problem is AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse }
        || (problem.InnerException is { } inner && IsTaken(inner));
}
