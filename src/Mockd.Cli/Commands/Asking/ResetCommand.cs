using System.CommandLine;
using System.Text.Json;
using Mockd.Cli.Output;
using Mockd.Contracts.Admin;

namespace Mockd.Cli.Commands;

/// <summary><c>mockd reset</c>: all tables, or one, back to their seeds.</summary>
internal static class ResetCommand
{
    public static Command Create(Terminal terminal, string description = "Put all tables, or one, back to their seeds")
    {
        var table = new Argument<string?>("table") { Description = "Only this table", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("reset", description) { table, SandboxCommand.Sandbox };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var name = parsed.GetValue(table);
                using var client = AdminClient.Of(parsed);
                var answer = await client
                    .PostAsync(
                        AdminRoutes.In(
                            parsed.GetValue(SandboxCommand.Sandbox),
                            name is null ? AdminRoutes.Reset : AdminRoutes.ResetOf(name)
                        ),
                        AdminJson.Default.ResetAnswer,
                        cancellation
                    )
                    .ConfigureAwait(false);
                Print(answer, parsed.GetValue(GlobalOptions.Json), terminal);
                return ExitCodes.Success;
            }
        );
        return command;
    }

    private static void Print(ResetAnswer answer, bool json, Terminal terminal)
    {
        if (json)
        {
            terminal.Line(JsonSerializer.SerializeToUtf8Bytes(answer, AdminJson.Default.ResetAnswer));
        }
        else
        {
            terminal.Line(
                answer.Table is null ? $"reset {Wording.Count(answer.Tables ?? 0, "table")}" : $"reset {answer.Table}"
            );
        }
    }
}
