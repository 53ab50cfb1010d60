using System.CommandLine;
using Mockd.Cli.Output;
using Mockd.Contracts.Admin;

namespace Mockd.Cli.Commands;

/// <summary><c>mockd reload</c>: the running instance reads its configuration again.</summary>
internal static class ReloadCommand
{
    public static Command Create(Terminal terminal) =>
        AdminVerb.Create(
            "reload",
            "Read the configuration again; with errors in it, the old twin stays",
            [],
            async Task<int> (parsed, client, cancellation) =>
            {
                var answer = await client
                    .PostAsync(AdminRoutes.Reload, AdminJson.Default.ReloadAnswer, cancellation)
                    .ConfigureAwait(false);
                terminal.Print(parsed, answer, AdminJson.Default.ReloadAnswer, a => Print(a, terminal));
                return answer.Reloaded ? ExitCodes.Success : ExitCodes.Failure;
            }
        );

    private static void Print(ReloadAnswer answer, Terminal terminal)
    {
        foreach (var line in answer.Diagnostics)
        {
            terminal.Message(line);
        }

        terminal.Line(answer.Reloaded ? "reloaded" : "not reloaded: the old configuration stays");
    }
}
