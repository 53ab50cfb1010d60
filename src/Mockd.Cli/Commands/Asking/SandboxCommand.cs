using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Mockd.Cli.Output;
using Mockd.Contracts.Admin;
using Mockd.Contracts.Json;

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
            SandboxFiles.Export(terminal),
            SandboxFiles.Import(terminal),
            commands.Diff(),
        };
    }

    public static Argument<string> Name(string name = "name", string description = "Name of the sandbox") =>
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
                terminal.Print(
                    parsed,
                    answer,
                    AdminJson.Default.SandboxesAnswer,
                    a => Columns.Print(terminal, [.. a.Sandboxes.Select(LineOf)])
                );
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
                MakeAsync(parsed, client, new(parsed.GetRequiredValue(name), parsed.GetValue(from)), cancellation)
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
                MakeAsync(
                    parsed,
                    client,
                    new(parsed.GetRequiredValue(name), parsed.GetRequiredValue(from)),
                    cancellation
                )
        );
    }

    private async Task MakeAsync(
        ParseResult parsed,
        AdminClient client,
        SandboxOrder order,
        CancellationToken cancellation
    )
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(order, AdminJson.Default.SandboxOrder);
        var made = await client
            .PostAsync(AdminRoutes.Sandboxes, body, AdminJson.Default.SandboxAnswer, cancellation)
            .ConfigureAwait(false);
        terminal.Print(
            parsed,
            made,
            AdminJson.Default.SandboxAnswer,
            m => terminal.Line($"created {m.Name} from {m.From}")
        );
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
                var answer = await client
                    .PostAsync(route, AdminJson.Default.ResetAnswer, cancellation)
                    .ConfigureAwait(false);
                terminal.Print(
                    parsed,
                    answer,
                    AdminJson.Default.ResetAnswer,
                    _ => terminal.Line($"reset {parsed.GetRequiredValue(name)}")
                );
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
                var sandbox = parsed.GetRequiredValue(name);
                await client.DeleteAsync(AdminRoutes.Sandbox(sandbox), cancellation).ConfigureAwait(false);
                terminal.Print(parsed, JsonObject.Of(("deleted", sandbox)), $"deleted {sandbox}");
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
                terminal.Print(parsed, tables, AdminJson.Default.JsonObject, t => DifferenceLines.Print(t, terminal));
            }
        );
    }
}
