using System.CommandLine;
using System.Text.Json;
using Mockd.Cli.Output;
using Mockd.Contracts.Admin;

namespace Mockd.Cli.Commands;

/// <summary><c>mockd list</c>: every operation and what answers it.</summary>
internal static class ListCommand
{
    private static readonly Option<FileInfo?> Config = new("--config", "-c")
    {
        Description = "List the operations of this file, without a running instance",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Table = new("--table", "-t")
    {
        Description = "Only operations bound to this table; without a name: to any table",
        HelpName = "TABLE",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Command Create(Terminal terminal)
    {
        var command = new Command("list", "List the operations of the twin and what answers them") { Config, Table };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, terminal, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        if (await OperationsAsync(parsed, terminal, cancellation).ConfigureAwait(false) is not { } all)
        {
            return ExitCodes.Failure;
        }

        var tableAsked = parsed.GetResult(Table) is { Implicit: false };
        var table = parsed.GetValue(Table);
        var shown = all.Where(o => !tableAsked || (table is null ? o.Table is not null : o.Table == table)).ToArray();
        if (parsed.GetValue(GlobalOptions.Json))
        {
            var answer = new OperationsAnswer(shown, shown.Length);
            terminal.Line(JsonSerializer.SerializeToUtf8Bytes(answer, AdminJson.Default.OperationsAnswer));
        }
        else
        {
            Columns.Print(terminal, [.. shown.Select(o => new[] { o.Name, $"{o.Method} {o.Path}", Answerer(o) })]);
        }

        return ExitCodes.Success;
    }

    private static string Answerer(OperationAnswer operation) =>
        operation.Table is null ? operation.Action : $"table {operation.Table}: {operation.Action}";

    private static async Task<IReadOnlyList<OperationAnswer>?> OperationsAsync(
        ParseResult parsed,
        Terminal terminal,
        CancellationToken cancellation
    )
    {
        if (parsed.GetValue(Config) is { } file)
        {
            return await TwinFile.OperationsAsync(file.FullName, terminal, cancellation).ConfigureAwait(false);
        }

        try
        {
            using var client = AdminClient.Of(parsed);
            return (
                await client
                    .GetAsync(AdminRoutes.Operations, AdminJson.Default.OperationsAnswer, cancellation)
                    .ConfigureAwait(false)
            ).Operations;
        }
        catch (InstanceNotFoundException) when (File.Exists(StartCommand.DefaultConfig) && !Addressed(parsed))
        {
            terminal.Message($"No instance runs; these are the operations of {StartCommand.DefaultConfig}.");
            return await TwinFile
                .OperationsAsync(StartCommand.DefaultConfig, terminal, cancellation)
                .ConfigureAwait(false);
        }
    }

    private static bool Addressed(ParseResult parsed) => parsed.GetValue(GlobalOptions.AdminUrl) is not null;
}
