using Mockd.Cli.Output;
using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Server.Hosting;

namespace Mockd.Cli.Commands;

/// <summary>What <c>mockd start</c> tells when the twin answers.</summary>
internal sealed class Announcement(
    StartOrder order,
    TwinHost host,
    RunFile note,
    IReadOnlyCollection<Diagnostic> diagnostics
)
{
    public RunFile Note => note;

    public void Tell(Terminal terminal, BackgroundHandshake? background)
    {
        if (!order.AsJson && order.LogLevel >= LogLevel.Warn)
        {
            foreach (var told in DiagnosticLines.Told(diagnostics, order.ShowsAll))
            {
                terminal.Message(told);
            }
        }

        var text = order.AsJson ? Document().ToString() : Text();
        if (background is not null)
        {
            var end = $"\n  pid {note.Pid}, log {note.Log}; 'mockd stop' ends it\n";
            background.Ready(order.AsJson ? text : text + end);
        }
        else if (order.AsJson || order.LogLevel >= LogLevel.Info)
        {
            terminal.Line(text);
            terminal.Flush();
        }
    }

    private string Text()
    {
        var twin = host.Runtime;
        var counts = Wording.Loaded(twin.Operations.Count, twin.TableCount, twin.BindingCount);
        var inferred = string.Concat(
            twin.Inferred.Select(i =>
                $"\n  {InferenceLines.Counts(i.Twin)}; 'mockd twin explain {order.Config}' shows why"
            )
        );
        var key = order.AsksForKey ? $"  (API key in {order.Folder.KeyFile})" : "";
        return $"""
            mockd {VersionCommand.Current} serves {order.Config}
              twin   {note.TwinUrl}
              admin  {note.AdminUrl}{key}
              state  {Wording.StatePlace(twin.StatePlace)}
              {counts} in {host.StartupMilliseconds} ms{inferred}
            """;
    }

    private JsonObject Document()
    {
        var twin = host.Runtime;
        return JsonObject.Of(
            ("version", VersionCommand.Current),
            ("pid", (long)note.Pid),
            ("config", note.Config),
            ("twinUrl", note.TwinUrl),
            ("adminUrl", note.AdminUrl),
            ("keyFile", order.AsksForKey ? order.Folder.KeyFile : null),
            ("statePlace", twin.StatePlace),
            ("operations", (long)twin.Operations.Count),
            ("tables", (long)twin.TableCount),
            ("bindings", (long)twin.BindingCount),
            ("startupMilliseconds", host.StartupMilliseconds),
            ("log", note.Log),
            ("diagnostics", DiagnosticLines.ToJson(DiagnosticLines.Sorted(diagnostics)))
        );
    }
}
