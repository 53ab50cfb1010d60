using System.CommandLine;
using Mockd.Cli.Output;
using Mockd.Contracts.Admin;

namespace Mockd.Cli.Commands;

/// <summary><c>mockd reload</c>: the running instance reads its configuration again.</summary>
internal static class ReloadCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("reload", "Read the configuration again; with errors in it, the old twin stays");
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = AdminClient.Of(parsed);
                var answer = await client
                    .PostAsync(AdminRoutes.Reload, AdminJson.Default.ReloadAnswer, cancellation)
                    .ConfigureAwait(false);
                foreach (var line in answer.Diagnostics)
                {
                    terminal.Message(line);
                }

                terminal.Line(answer.Reloaded ? "reloaded" : "not reloaded: the old configuration stays");
                return answer.Reloaded ? ExitCodes.Success : ExitCodes.Failure;
            }
        );
        return command;
    }
}
