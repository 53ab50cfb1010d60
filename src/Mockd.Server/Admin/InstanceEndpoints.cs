using Mockd.Contracts.Admin;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Sandboxes;
using Mockd.Server.Running;

namespace Mockd.Server.Admin;

/// <summary>The process itself: is it alive, is it ready, what does it serve.</summary>
internal static class InstanceEndpoints
{
    public static Response Health() => AdminAnswers.Ok(new HealthAnswer("ok"), AdminJson.Default.HealthAnswer);

    public static Response Ready(InstanceState instance) =>
        instance.Twin is null
            ? AdminAnswers.NotReady()
            : AdminAnswers.Ok(new HealthAnswer("ready"), AdminJson.Default.HealthAnswer);

    public static async ValueTask<Response> StatusAsync(InstanceState instance, CancellationToken cancellation)
    {
        var twin = instance.Twin;
        var tables = twin is null
            ? []
            : await twin.State.TablesAsync(SandboxName.Default, cancellation).ConfigureAwait(false);
        var sandboxes = twin is null ? [] : await twin.State.SandboxesAsync(cancellation).ConfigureAwait(false);
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
            Tables = tables.Count,
            Rows = tables.Sum(t => t.RowCount),
            Sandboxes = sandboxes.Count,
            StatePlace = twin?.StatePlace,
            Chaos = twin?.Faults is { Enabled: true },
        };
        return AdminAnswers.Ok(answer, AdminJson.Default.StatusAnswer);
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
