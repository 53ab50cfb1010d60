using System.Diagnostics;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Exchanges;
using Mockd.Server.Admin;
using Mockd.Server.Running;

namespace Mockd.Server.Hosting;

/// <summary>A twin and its admin plane, each on a port of its own.</summary>
public sealed class TwinHost : IAsyncDisposable
{
    // A page of another site may send what it likes; nobody but it is served worse for that.
    private const long MostSkippedByAdmin = 256 * 1024;

    private readonly InstanceState _instance;
    private readonly Listener _twin;
    private readonly Listener _admin;

    private TwinHost(InstanceState instance, Listener twin, Listener admin, TwinRuntime runtime)
    {
        _instance = instance;
        _twin = twin;
        _admin = admin;
        Runtime = runtime;
    }

    public TwinRuntime Runtime { get; }

    public int Port => _twin.Port;

    public int AdminPort => _admin.Port;

    /// <summary>From the start of the process until the twin answered.</summary>
    public long StartupMilliseconds => _instance.StartupMilliseconds;

    /// <summary>Ends when the admin plane was asked to stop the process.</summary>
    public Task StopRequested => _instance.StopRequested;

    /// <summary>Starts both, or answers null with at least one error among the diagnostics.</summary>
    /// <exception cref="PortTakenException">One of the ports is in use.</exception>
    public static async Task<TwinHost?> StartAsync(
        TwinHostOptions options,
        ICollection<Diagnostic> diagnostics,
        CancellationToken cancellation
    )
    {
        if (options.Port == options.AdminPort && options.Port != 0)
        {
            throw new ListenRefusedException(
                $"The twin and its admin plane cannot both be on port {options.Port}; choose others with -p and -a."
            );
        }

        using var twinSockets = ListenSockets.Bind(options.Host, options.Port);
        using var adminSockets = ListenSockets.Bind(options.Host, options.AdminPort);
        var instance = new InstanceState(options.Version, Path.GetFullPath(options.Twin.ConfigPath), options.Twin.Time)
        {
            Port = twinSockets.Port,
            AdminPort = adminSockets.Port,
        };

        // Both take about as long as each other, so they run side by side: reading the descriptions, and loading the
        // web server by starting the admin plane.
        var compiling = Task.Run(() => TwinRuntime.StartAsync(options.Twin, diagnostics, cancellation), cancellation);
        var plane = new AdminPlane(instance, new AdminGate(options.AdminKey, options.Host));
        var admin = new Listener(adminSockets, plane.AnswerAsync, mostSkipped: MostSkippedByAdmin);
        Listener? twin = null;
        try
        {
            var adminEndpoints = adminSockets.Endpoints.ToArray();
            await admin.StartAsync(cancellation).ConfigureAwait(false);
            WarmUp.Begin(adminEndpoints, admin.Port);
            if (await compiling.ConfigureAwait(false) is not { } runtime)
            {
                await admin.DisposeAsync().ConfigureAwait(false);
                return null;
            }

            twin = new Listener(twinSockets, Told(options.OnExchange, runtime.AnswerAsync), time: options.Twin.Time);
            await twin.StartAsync(cancellation).ConfigureAwait(false);
            var elapsed = DateTime.Now - Process.GetCurrentProcess().StartTime;
            instance.Serve(runtime, (long)elapsed.TotalMilliseconds);
            return new TwinHost(instance, twin, admin, runtime);
        }
        catch
        {
            // Whatever went wrong, the admin plane does not stay up without its twin, and a store has no owner left.
            await admin.DisposeAsync().ConfigureAwait(false);
            if (twin is not null)
            {
                await twin.DisposeAsync().ConfigureAwait(false);
            }

            await EndAsync(compiling).ConfigureAwait(false);
            throw;
        }
    }

    private static async Task EndAsync(Task<TwinRuntime?> compiling)
    {
        await ((Task)compiling).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (compiling.IsCompletedSuccessfully && await compiling.ConfigureAwait(false) is { } runtime)
        {
            await runtime.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Lets the requests being answered finish, until the token is cancelled.</summary>
    public async Task StopAsync(CancellationToken cancellation) =>
        await Task.WhenAll(_twin.StopAsync(cancellation), _admin.StopAsync(cancellation)).ConfigureAwait(false);

    private static Func<Request, CancellationToken, ValueTask<Response>> Told(
        Action<Request, Response>? listener,
        Func<Request, CancellationToken, ValueTask<Response>> answer
    )
    {
        if (listener is null)
        {
            return answer;
        }

        return async (request, cancellation) =>
        {
            var response = await answer(request, cancellation).ConfigureAwait(false);
            listener(request, response);
            return response;
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _twin.DisposeAsync().ConfigureAwait(false);
        await _admin.DisposeAsync().ConfigureAwait(false);
        await Runtime.DisposeAsync().ConfigureAwait(false);
    }
}
