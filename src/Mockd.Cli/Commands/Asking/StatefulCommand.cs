using System.CommandLine;
using System.Globalization;
using System.Text.Json;
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
                if (parsed.GetValue(GlobalOptions.Json))
                {
                    terminal.Line(JsonSerializer.SerializeToUtf8Bytes(state, AdminJson.Default.StateAnswer));
                }
                else
                {
                    Columns.Print(terminal, [.. state.Resources.Select(LineOf)]);
                }

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
            DefaultValueFactory = _ => DefaultLimit,
        };
        var offset = new Option<int>("--offset") { Description = "Rows to leave out first" };
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
                Print(items, parsed.GetValue(GlobalOptions.Json), terminal);
                return ExitCodes.Success;
            }
        );
        return command;
    }

    private static void Print(ItemsAnswer items, bool json, Terminal terminal)
    {
        if (json)
        {
            terminal.Line(JsonSerializer.SerializeToUtf8Bytes(items, AdminJson.Default.ItemsAnswer));
            return;
        }

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
