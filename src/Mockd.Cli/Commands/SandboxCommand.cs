using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Mockd.Cli.Output;
using Mockd.Contracts.Admin;

namespace Mockd.Cli.Commands;

/// <summary><c>mockd sandbox</c>: isolated states of the running twin.</summary>
internal static class SandboxCommand
{
    public static readonly Option<string?> Sandbox = new("--sandbox")
    {
        Description = "Sandbox to work on (default: default)",
        HelpName = "NAME",
    };

    public static Command Create(Terminal terminal) =>
        new("sandbox", "Make, fork, remove and compare isolated states of the running twin")
        {
            CreateList(terminal),
            CreateMake(terminal, "create", "Make a sandbox"),
            CreateFork(terminal),
            CreateReset(terminal),
            CreateDelete(terminal),
            CreateExport(terminal),
            CreateImport(terminal),
            CreateDiff(terminal),
        };

    private static Argument<string> Name(string name = "name", string description = "Name of the sandbox") =>
        new(name) { Description = description };

    private static Command CreateList(Terminal terminal)
    {
        var command = new Command("list", "List the sandboxes");
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = AdminClient.Of(parsed);
                var answer = await client
                    .GetAsync(AdminRoutes.Sandboxes, AdminJson.Default.SandboxesAnswer, cancellation)
                    .ConfigureAwait(false);
                if (parsed.GetValue(GlobalOptions.Json))
                {
                    terminal.Line(JsonSerializer.SerializeToUtf8Bytes(answer, AdminJson.Default.SandboxesAnswer));
                }
                else
                {
                    Columns.Print(terminal, [.. answer.Sandboxes.Select(LineOf)]);
                }

                return ExitCodes.Success;
            }
        );
        return command;
    }

    private static string[] LineOf(SandboxAnswer sandbox) =>
        [
            sandbox.Name,
            "from " + sandbox.From,
            "used " + sandbox.LastUsedAt.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        ];

    private static Command CreateMake(Terminal terminal, string verb, string description)
    {
        var name = Name();
        var from = new Option<string?>("--from")
        {
            Description = "Sandbox to fork (default: what the configuration says, else the seeds)",
            HelpName = "NAME",
        };
        var command = new Command(verb, description) { name, from };
        command.SetAction(
            (parsed, cancellation) =>
                MakeAsync(parsed, parsed.GetRequiredValue(name), parsed.GetValue(from), terminal, cancellation)
        );
        return command;
    }

    private static Command CreateFork(Terminal terminal)
    {
        var from = Name("from", "Sandbox to fork");
        var name = Name("name", "Name of the fork");
        var command = new Command("fork", "Make a sandbox that starts with the rows of another") { from, name };
        command.SetAction(
            (parsed, cancellation) =>
                MakeAsync(parsed, parsed.GetRequiredValue(name), parsed.GetRequiredValue(from), terminal, cancellation)
        );
        return command;
    }

    private static async Task<int> MakeAsync(
        ParseResult parsed,
        string name,
        string? from,
        Terminal terminal,
        CancellationToken cancellation
    )
    {
        using var client = AdminClient.Of(parsed);
        var body = JsonSerializer.SerializeToUtf8Bytes(new SandboxOrder(name, from), AdminJson.Default.SandboxOrder);
        var made = await client
            .PostAsync(AdminRoutes.Sandboxes, body, AdminJson.Default.SandboxAnswer, cancellation)
            .ConfigureAwait(false);
        terminal.Line($"created {made.Name} from {made.From}");
        return ExitCodes.Success;
    }

    private static Command CreateReset(Terminal terminal)
    {
        var name = Name();
        var command = new Command("reset", "Put all tables of a sandbox back to their seeds") { name };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = AdminClient.Of(parsed);
                var route = AdminRoutes.In(parsed.GetRequiredValue(name), AdminRoutes.Reset);
                await client.PostAsync(route, AdminJson.Default.ResetAnswer, cancellation).ConfigureAwait(false);
                terminal.Line($"reset {parsed.GetRequiredValue(name)}");
                return ExitCodes.Success;
            }
        );
        return command;
    }

    private static Command CreateDelete(Terminal terminal)
    {
        var name = Name();
        var command = new Command("delete", "Remove a sandbox and its rows") { name };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = AdminClient.Of(parsed);
                var route = AdminRoutes.Sandbox(parsed.GetRequiredValue(name));
                await client.DeleteAsync(route, cancellation).ConfigureAwait(false);
                terminal.Line($"deleted {parsed.GetRequiredValue(name)}");
                return ExitCodes.Success;
            }
        );
        return command;
    }

    private static Command CreateExport(Terminal terminal)
    {
        var name = Name();
        var file = new Option<string?>("--output", "-o")
        {
            Description = "File to write (default: standard output)",
            HelpName = "FILE",
        };
        var command = new Command("export", "Write a sandbox as JSON Lines") { name, file };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = AdminClient.Of(parsed);
                var rows = await client
                    .GetBytesAsync(AdminRoutes.SandboxRows(parsed.GetRequiredValue(name)), cancellation)
                    .ConfigureAwait(false);
                if (parsed.GetValue(file) is { } path)
                {
                    await File.WriteAllBytesAsync(path, rows, cancellation).ConfigureAwait(false);
                }
                else
                {
                    terminal.Line(rows.AsSpan().TrimEnd((byte)'\n').ToArray());
                }

                return ExitCodes.Success;
            }
        );
        return command;
    }

    private static Command CreateImport(Terminal terminal)
    {
        var name = Name("name", "Sandbox to fill; it is made if it is not there");
        var file = Name("file", "File that export wrote");
        var command = new Command("import", "Put an exported sandbox in place of a sandbox's rows") { name, file };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var path = parsed.GetRequiredValue(file);
                if (!File.Exists(path))
                {
                    throw new CommandException($"There is no file '{path}'.");
                }

                using var client = AdminClient.Of(parsed);
                var rows = await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false);
                var answer = await client
                    .PutBytesAsync(
                        AdminRoutes.SandboxRows(parsed.GetRequiredValue(name)),
                        rows,
                        AdminJson.Default.SandboxImportAnswer,
                        cancellation
                    )
                    .ConfigureAwait(false);
                terminal.Line($"imported {Wording.Count(answer.Rows, "row")} into {answer.Name}");
                return ExitCodes.Success;
            }
        );
        return command;
    }

    private static Command CreateDiff(Terminal terminal)
    {
        var before = Name("before", "Sandbox to compare with");
        var after = Name("after", "Sandbox that may differ");
        var command = new Command("diff", "Show the rows in which two sandboxes differ") { before, after };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = AdminClient.Of(parsed);
                var route = AdminRoutes.SandboxDiff(parsed.GetRequiredValue(before), parsed.GetRequiredValue(after));
                var tables = await client
                    .GetAsync(route, AdminJson.Default.JsonObject, cancellation)
                    .ConfigureAwait(false);
                if (parsed.GetValue(GlobalOptions.Json))
                {
                    terminal.Line(tables.ToUtf8());
                }
                else
                {
                    DifferenceLines.Print(tables, terminal);
                }

                return ExitCodes.Success;
            }
        );
        return command;
    }
}
