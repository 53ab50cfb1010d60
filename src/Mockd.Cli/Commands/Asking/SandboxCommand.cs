using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Mockd.Cli.Output;
using Mockd.Contracts.Admin;

namespace Mockd.Cli.Commands;

/// <summary><c>mockd sandbox</c>: isolated states of the running twin.</summary>
internal sealed class SandboxCommand(Terminal terminal)
{
    public static readonly Option<string?> Sandbox = new("--sandbox")
    {
        Description = "Sandbox to work on (default: default)",
        HelpName = "NAME",
    };

    public static Command Create(Terminal terminal)
    {
        var commands = new SandboxCommand(terminal);
        return new("sandbox", "Make, fork, remove and compare isolated states of the running twin")
        {
            commands.List(),
            commands.Make(),
            commands.Fork(),
            commands.Reset(),
            commands.Delete(),
            commands.Export(),
            commands.Import(),
            commands.Diff(),
        };
    }

    private static Argument<string> Name(string name = "name", string description = "Name of the sandbox") =>
        new(name) { Description = description };

    private Command List() =>
        AdminVerb.Create(
            "list",
            "List the sandboxes",
            [],
            async (parsed, client, cancellation) =>
            {
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
            }
        );

    private static string[] LineOf(SandboxAnswer sandbox)
    {
        var used = sandbox.LastUsedAt.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return [sandbox.Name, "from " + sandbox.From, "used " + used];
    }

    private Command Make()
    {
        var name = Name();
        var from = new Option<string?>("--from")
        {
            Description = "Sandbox to fork (default: what the configuration says, else the seeds)",
            HelpName = "NAME",
        };
        return AdminVerb.Create(
            "create",
            "Make a sandbox",
            [name, from],
            (parsed, client, cancellation) =>
                MakeAsync(client, new(parsed.GetRequiredValue(name), parsed.GetValue(from)), cancellation)
        );
    }

    private Command Fork()
    {
        var from = Name("from", "Sandbox to fork");
        var name = Name("name", "Name of the fork");
        return AdminVerb.Create(
            "fork",
            "Make a sandbox that starts with the rows of another",
            [from, name],
            (parsed, client, cancellation) =>
                MakeAsync(client, new(parsed.GetRequiredValue(name), parsed.GetRequiredValue(from)), cancellation)
        );
    }

    private async Task MakeAsync(AdminClient client, SandboxOrder order, CancellationToken cancellation)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(order, AdminJson.Default.SandboxOrder);
        var made = await client
            .PostAsync(AdminRoutes.Sandboxes, body, AdminJson.Default.SandboxAnswer, cancellation)
            .ConfigureAwait(false);
        terminal.Line($"created {made.Name} from {made.From}");
    }

    private Command Reset()
    {
        var name = Name();
        return AdminVerb.Create(
            "reset",
            "Put all tables of a sandbox back to their seeds",
            [name],
            async (parsed, client, cancellation) =>
            {
                var route = AdminRoutes.In(parsed.GetRequiredValue(name), AdminRoutes.Reset);
                await client.PostAsync(route, AdminJson.Default.ResetAnswer, cancellation).ConfigureAwait(false);
                terminal.Line($"reset {parsed.GetRequiredValue(name)}");
            }
        );
    }

    private Command Delete()
    {
        var name = Name();
        return AdminVerb.Create(
            "delete",
            "Remove a sandbox and its rows",
            [name],
            async (parsed, client, cancellation) =>
            {
                var route = AdminRoutes.Sandbox(parsed.GetRequiredValue(name));
                await client.DeleteAsync(route, cancellation).ConfigureAwait(false);
                terminal.Line($"deleted {parsed.GetRequiredValue(name)}");
            }
        );
    }

    private Command Export()
    {
        var name = Name();
        var file = new Option<string?>("--output", "-o")
        {
            Description = "File to write (default: standard output)",
            HelpName = "FILE",
        };
        return AdminVerb.Create(
            "export",
            "Write a sandbox as JSON Lines",
            [name, file],
            async (parsed, client, cancellation) =>
            {
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
            }
        );
    }

    private Command Import()
    {
        var name = Name("name", "Sandbox to fill; it is made if it is not there");
        var file = Name("file", "File that export wrote");
        return AdminVerb.Create(
            "import",
            "Put an exported sandbox in place of a sandbox's rows",
            [name, file],
            async (parsed, client, cancellation) =>
            {
                var path = parsed.GetRequiredValue(file);
                if (!File.Exists(path))
                {
                    throw new CommandException($"There is no file '{path}'.");
                }

                var rows = await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false);
                var route = AdminRoutes.SandboxRows(parsed.GetRequiredValue(name));
                var answer = await client
                    .PutBytesAsync(route, rows, AdminJson.Default.SandboxImportAnswer, cancellation)
                    .ConfigureAwait(false);
                terminal.Line($"imported {Wording.Count(answer.Rows, "row")} into {answer.Name}");
            }
        );
    }

    private Command Diff()
    {
        var before = Name("before", "Sandbox to compare with");
        var after = Name("after", "Sandbox that may differ");
        return AdminVerb.Create(
            "diff",
            "Show the rows in which two sandboxes differ",
            [before, after],
            async (parsed, client, cancellation) =>
            {
                var route = AdminRoutes.SandboxDiff(parsed.GetRequiredValue(before), parsed.GetRequiredValue(after));
                var tables = await client
                    .GetAsync(route, AdminJson.Default.JsonObject, cancellation)
                    .ConfigureAwait(false);
                DifferenceLines.Print(tables, parsed.GetValue(GlobalOptions.Json), terminal);
            }
        );
    }
}
