using System.CommandLine;
using System.Globalization;
using Mockd.Cli.Output;
using Mockd.Contracts.Admin;

namespace Mockd.Cli.Commands;

/// <summary><c>mockd status</c>: what runs, where, and what it serves.</summary>
internal static class StatusCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("status", "Show what runs and what it serves")
        {
            InstanceOptions.Port,
            InstanceOptions.AdminPort,
            InstanceOptions.PidFile,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var target = InstanceOptions.TargetOf(parsed);
                using var client = new AdminClient(target.Url, target.Key);
                var status = await client
                    .GetAsync(AdminRoutes.Status, AdminJson.Default.StatusAnswer, cancellation)
                    .ConfigureAwait(false);
                terminal.Print(parsed, status, AdminJson.Default.StatusAnswer, s => Print(s, target.Url, terminal));
                return ExitCodes.Success;
            }
        );
        return command;
    }

    private static void Print(StatusAnswer status, string adminUrl, Terminal terminal)
    {
        var started = status.StartedAt.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var counts = Wording.Loaded(status.Operations, status.Tables, status.Bindings);
        terminal.Line($"mockd {status.Version} is {status.Status} (pid {status.Pid}, started {started})");
        terminal.Line($"  config  {status.Config}");
        terminal.Line($"  twin    http://localhost:{status.Port}");
        terminal.Line($"  admin   {adminUrl}");
        terminal.Line($"  state   {Wording.StatePlace(status.StatePlace)}");
        if (status.StateProblem is { } problem)
        {
            terminal.Line($"          {problem}");
        }
        terminal.Line($"  {counts}, {Wording.Count(status.Rows, "row")}");
        terminal.Line($"  chaos is {(status.Chaos ? "on" : "off")}");
    }
}
