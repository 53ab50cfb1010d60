using System.CommandLine;
using Mockd.Cli.Output;
using Mockd.Contracts.Admin;

namespace Mockd.Cli.Commands;

/// <summary><c>mockd reset</c>: all tables, or one, back to their seeds.</summary>
internal static class ResetCommand
{
    public static Command Create(Terminal terminal, string description = "Put all tables, or one, back to their seeds")
    {
        var table = new Argument<string?>("table") { Description = "Only this table", Arity = ArgumentArity.ZeroOrOne };
        return AdminVerb.Create(
            "reset",
            description,
            [table, SandboxCommand.Sandbox],
            async (parsed, client, cancellation) =>
            {
                var route = parsed.GetValue(table) is { } name ? AdminRoutes.ResetOf(name) : AdminRoutes.Reset;
                var answer = await client
                    .PostAsync(
                        AdminRoutes.In(parsed.GetValue(SandboxCommand.Sandbox), route),
                        AdminJson.Default.ResetAnswer,
                        cancellation
                    )
                    .ConfigureAwait(false);
                terminal.Print(parsed, answer, AdminJson.Default.ResetAnswer, a => terminal.Line(TextOf(a)));
            }
        );
    }

    private static string TextOf(ResetAnswer answer) =>
        "reset " + (answer.Table ?? Wording.Count(answer.Tables ?? 0, "table"));
}
