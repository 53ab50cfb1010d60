using System.CommandLine;
using System.Globalization;
using Mockd.Cli.Arguments;
using Mockd.Cli.Output;
using Mockd.Contracts.Admin;

namespace Mockd.Cli.Commands;

/// <summary><c>mockd stateful</c>: the tables and their rows.</summary>
internal static class StatefulCommand
{
    private const int DefaultLimit = 100;

    public static Command Create(Terminal terminal) =>
        new("stateful", "Look at the tables and their rows")
        {
            CreateList(terminal),
            CreateItems(terminal),
            ResetCommand.Create(terminal),
            CheckCommand.Create(terminal),
        };

    private static Command CreateList(Terminal terminal)
    {
        var command = new Command("list", "List the tables and how many rows they have") { SandboxCommand.Sandbox };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = AdminClient.Of(parsed);
                var state = await client
                    .GetAsync(
                        AdminRoutes.In(parsed.GetValue(SandboxCommand.Sandbox), AdminRoutes.State),
                        AdminJson.Default.StateAnswer,
                        cancellation
                    )
                    .ConfigureAwait(false);
                terminal.Print(
                    parsed,
                    state,
                    AdminJson.Default.StateAnswer,
                    s => Columns.Print(terminal, [.. s.Resources.Select(LineOf)])
                );
                return ExitCodes.Success;
            }
        );
        return command;
    }

    private static string[] LineOf(TableAnswer table) =>
        [
            table.Name,
            Wording.Count(table.ItemCount, "row"),
            string.Create(CultureInfo.InvariantCulture, $"{table.SeedCount} seeded"),
            $"id {table.IdField}" + (table.ParentField is null ? "" : $", parent {table.ParentField}"),
        ];

    private static Command CreateItems(Terminal terminal)
    {
        var table = new Argument<string>("table") { Description = "Name of the table" };
        var limit = new Option<int>("--limit")
        {
            Description = "Most rows to print",
            HelpName = "ROWS",
            DefaultValueFactory = _ => DefaultLimit,
        }.Within(0, int.MaxValue);
        var offset = new Option<int>("--offset") { Description = "Rows to leave out first", HelpName = "ROWS" }.Within(
            0,
            int.MaxValue
        );
        var command = new Command("items", "Print a table's rows, one JSON object a line")
        {
            table,
            limit,
            offset,
            SandboxCommand.Sandbox,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = AdminClient.Of(parsed);
                var route = AdminRoutes.In(
                    parsed.GetValue(SandboxCommand.Sandbox),
                    AdminRoutes.ResourceItems(
                        parsed.GetRequiredValue(table),
                        parsed.GetValue(limit),
                        parsed.GetValue(offset)
                    )
                );
                var items = await client
                    .GetAsync(route, AdminJson.Default.ItemsAnswer, cancellation)
                    .ConfigureAwait(false);
                terminal.Print(parsed, items, AdminJson.Default.ItemsAnswer, i => Print(i, terminal));
                return ExitCodes.Success;
            }
        );
        return command;
    }

    private static void Print(ItemsAnswer items, Terminal terminal)
    {
        foreach (var row in items.Data)
        {
            terminal.Line(row.ToUtf8());
        }

        if (items.Meta.HasMore)
        {
            var meta = items.Meta;
            terminal.Message(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{meta.Count} of {meta.Total} rows; more with --offset {meta.Offset + meta.Count}"
                )
            );
        }
    }
}
