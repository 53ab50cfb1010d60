using Mockd.Contracts.Admin;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Sandboxes;
using Mockd.Server.Running;

namespace Mockd.Server.Admin;

/// <summary>The process itself: is it alive, is it ready, what does it serve.</summary>
internal static class InstanceEndpoints
{
    public static Response Health(InstanceState instance) => Told(instance, "ok");

    public static Response Ready(InstanceState instance) => Told(instance, "ready");

    // Whoever looks at either sends requests next, so neither is told before the twin answers.
    private static Response Told(InstanceState instance, string status) =>
        instance.Twin is null
            ? AdminAnswers.NotReady()
            : AdminAnswers.Ok(new HealthAnswer(status), AdminJson.Default.HealthAnswer);

    public static async ValueTask<Response> StatusAsync(InstanceState instance, CancellationToken cancellation)
    {
        var twin = instance.Twin;
        var (rows, sandboxes, problem) = await CountAsync(twin, cancellation).ConfigureAwait(false);
        var answer = new StatusAnswer
        {
            Version = instance.Version,
            Pid = Environment.ProcessId,
            Status = twin is null ? "starting" : "ready",
            Config = instance.Config,
            Port = instance.Port,
            AdminPort = instance.AdminPort,
            StartedAt = instance.StartedAt,
            StartupMilliseconds = instance.StartupMilliseconds,
            Operations = twin?.Operations.Count ?? 0,
            Bindings = twin?.BindingCount ?? 0,
            Tables = twin?.TableCount ?? 0,
            Rows = rows,
            Sandboxes = sandboxes,
            StatePlace = twin?.StatePlace,
            StateProblem = problem,
            Chaos = twin?.Faults is { Enabled: true },
        };
        return AdminAnswers.Ok(answer, AdminJson.Default.StatusAnswer);
    }

    /// <summary>A store that is away is no reason to say nothing about the process.</summary>
    private static async ValueTask<(int Rows, int Sandboxes, string? Problem)> CountAsync(
        TwinRuntime? twin,
        CancellationToken cancellation
    )
    {
        if (twin is null)
        {
            return (0, 0, null);
        }

        try
        {
            var tables = await twin.State.TablesAsync(SandboxName.Default, cancellation).ConfigureAwait(false);
            var sandboxes = await twin.State.SandboxesAsync(cancellation).ConfigureAwait(false);
            return (tables.Sum(t => t.RowCount), sandboxes.Count, null);
        }
        catch (Exception e) when (AdminAnswers.Refused(e) is not null)
        {
            return (0, 0, e.Message);
        }
    }

    public static Response Shutdown(InstanceState instance)
    {
        instance.RequestStop();
        return AdminAnswers.Ok(new HealthAnswer("stopping"), AdminJson.Default.HealthAnswer);
    }

    public static Response Operations(TwinRuntime twin)
    {
        var operations = twin
            .Operations.Select(o => new OperationAnswer(o.Name, o.Method, o.Path, o.Table, o.Action))
            .ToArray();
        return AdminAnswers.Ok(new OperationsAnswer(operations, operations.Length), AdminJson.Default.OperationsAnswer);
    }
}
