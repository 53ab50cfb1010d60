using System.CommandLine;
using Mockd.Cli.Arguments;
using Mockd.Cli.Output;
using Mockd.Contracts.Admin;
using Mockd.Engine.Json;

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
        var (all, tables) = await ReadAsync(parsed, terminal, cancellation).ConfigureAwait(false);
        var tableAsked = parsed.GetResult(Table) is { Implicit: false };
        var table = parsed.GetValue(Table);
        if (table is not null && !tables.Contains(table))
        {
            throw new CommandException($"There is no table '{table}'; {Advice(table, tables)}")
            {
                Code = ErrorCodes.NotFound,
            };
        }

        var shown = all.Where(o => !tableAsked || (table is null ? o.Table is not null : o.Table == table)).ToArray();
        terminal.Print(
            parsed,
            new OperationsAnswer(shown, shown.Length),
            AdminJson.Default.OperationsAnswer,
            a =>
                Columns.Print(
                    terminal,
                    [.. a.Operations.Select(o => new[] { o.Name, $"{o.Method} {o.Path}", Answerer(o) })]
                )
        );
        return ExitCodes.Success;
    }

    private static string Advice(string table, IReadOnlyList<string> tables) =>
        NearestName.Hint(table, tables)
        ?? (tables.Count == 0 ? "the twin has none." : $"there are {string.Join(", ", tables.Take(20))}.");

    private static string Answerer(OperationAnswer operation) =>
        operation.Table is null ? operation.Action : $"table {operation.Table}: {operation.Action}";

    private static async Task<(IReadOnlyList<OperationAnswer> Operations, IReadOnlyList<string> Tables)> ReadAsync(
        ParseResult parsed,
        Terminal terminal,
        CancellationToken cancellation
    )
    {
        if (parsed.GetValue(Config) is { } file)
        {
            return await TwinFile.ReadAsync(file.FullName, cancellation).ConfigureAwait(false);
        }

        try
        {
            using var client = AdminClient.Of(parsed);
            var operations = await client
                .GetAsync(AdminRoutes.Operations, AdminJson.Default.OperationsAnswer, cancellation)
                .ConfigureAwait(false);
            var state = await client
                .GetAsync(AdminRoutes.State, AdminJson.Default.StateAnswer, cancellation)
                .ConfigureAwait(false);
            return (operations.Operations, [.. state.Resources.Select(t => t.Name)]);
        }
        catch (InstanceNotFoundException) when (File.Exists(StartCommand.DefaultConfig) && !Addressed(parsed))
        {
            terminal.Message($"No instance runs; these are the operations of {StartCommand.DefaultConfig}.");
            return await TwinFile.ReadAsync(StartCommand.DefaultConfig, cancellation).ConfigureAwait(false);
        }
    }

    private static bool Addressed(ParseResult parsed) => parsed.GetValue(GlobalOptions.AdminUrl) is not null;
}
