using Mockd.Server.Running;

namespace Mockd.Server.Admin;

/// <summary>What the admin plane knows of the process it is part of. The twin appears when it is ready.</summary>
internal sealed class InstanceState(string version, string config, TimeProvider time)
{
    private readonly TaskCompletionSource _stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile TwinRuntime? _twin;

    public string Version { get; } = version;

    /// <summary>Full path of the configuration file.</summary>
    public string Config { get; } = config;

    public DateTimeOffset StartedAt { get; } = time.GetUtcNow();

    public int Port { get; init; }

    public int AdminPort { get; init; }

    public long StartupMilliseconds { get; private set; }

    /// <summary>Null while the twin is being compiled.</summary>
    public TwinRuntime? Twin => _twin;

    /// <summary>Ends when someone asked the process to stop.</summary>
    public Task StopRequested => _stop.Task;

    public void Serve(TwinRuntime twin, long startupMilliseconds)
    {
        StartupMilliseconds = startupMilliseconds;
        _twin = twin;
    }

    /// <summary>Does not wait: whoever asked still gets an answer.</summary>
    public void RequestStop() => _stop.TrySetResult();
}
