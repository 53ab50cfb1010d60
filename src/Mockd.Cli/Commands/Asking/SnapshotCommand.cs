using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Mockd.Cli.Output;
using Mockd.Contracts.Admin;
using Mockd.Contracts.Json;

namespace Mockd.Cli.Commands;

/// <summary><c>mockd snapshot</c>: named copies of a sandbox's state.</summary>
internal sealed class SnapshotCommand(Terminal terminal)
{
    public static Command Create(Terminal terminal)
    {
        var commands = new SnapshotCommand(terminal);
        return new("snapshot", "Keep the state of a sandbox under a name, and go back to it")
        {
            commands.Save(),
            commands.List(),
            commands.Restore(),
            commands.Delete(),
            commands.Diff(),
        };
    }

    private static Argument<string> Name(string name = "name", string description = "Name of the snapshot") =>
        new(name) { Description = description };

    private static string? SandboxOf(ParseResult parsed) => parsed.GetValue(SandboxCommand.Sandbox);

    private Command Save()
    {
        var name = Name();
        var replace = new Option<bool>("--replace") { Description = "Replace a snapshot of this name" };
        return AdminVerb.Create(
            "save",
            "Keep the state that the sandbox has now",
            [name, replace, SandboxCommand.Sandbox],
            async (parsed, client, cancellation) =>
            {
                var order = new SnapshotOrder(parsed.GetRequiredValue(name), parsed.GetValue(replace));
                var saved = await client
                    .PostAsync(
                        AdminRoutes.Snapshots(SandboxOf(parsed)),
                        JsonSerializer.SerializeToUtf8Bytes(order, AdminJson.Default.SnapshotOrder),
                        AdminJson.Default.SnapshotAnswer,
                        cancellation
                    )
                    .ConfigureAwait(false);
                terminal.Print(
                    parsed,
                    saved,
                    AdminJson.Default.SnapshotAnswer,
                    s => terminal.Line($"saved {s.Name} of {s.Sandbox}")
                );
            }
        );
    }

    private Command List() =>
        AdminVerb.Create(
            "list",
            "List the snapshots of a sandbox",
            [SandboxCommand.Sandbox],
            async (parsed, client, cancellation) =>
            {
                var answer = await client
                    .GetAsync(AdminRoutes.Snapshots(SandboxOf(parsed)), AdminJson.Default.SnapshotsAnswer, cancellation)
                    .ConfigureAwait(false);
                terminal.Print(
                    parsed,
                    answer,
                    AdminJson.Default.SnapshotsAnswer,
                    a => Columns.Print(terminal, [.. a.Snapshots.Select(LineOf)])
                );
            }
        );

    private static string[] LineOf(SnapshotAnswer snapshot)
    {
        var saved = snapshot.SavedAt.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return [snapshot.Name, "saved " + saved];
    }

    private Command Restore()
    {
        var name = Name();
        return AdminVerb.Create(
            "restore",
            "Give the sandbox the state of a snapshot: rows, counters and clock",
            [name, SandboxCommand.Sandbox],
            async (parsed, client, cancellation) =>
            {
                var route = AdminRoutes.SnapshotRestore(SandboxOf(parsed), parsed.GetRequiredValue(name));
                await client.PostAsync(route, cancellation).ConfigureAwait(false);
                Tell(parsed, "restored", parsed.GetRequiredValue(name));
            }
        );
    }

    private Command Delete()
    {
        var name = Name();
        return AdminVerb.Create(
            "delete",
            "Forget a snapshot",
            [name, SandboxCommand.Sandbox],
            async (parsed, client, cancellation) =>
            {
                var route = AdminRoutes.Snapshot(SandboxOf(parsed), parsed.GetRequiredValue(name));
                await client.DeleteAsync(route, cancellation).ConfigureAwait(false);
                Tell(parsed, "deleted", parsed.GetRequiredValue(name));
            }
        );
    }

    private void Tell(ParseResult parsed, string deed, string name) =>
        terminal.Print(
            parsed,
            JsonObject.Of((deed, name), ("sandbox", SandboxOf(parsed) ?? "default")),
            $"{deed} {name}"
        );

    private Command Diff()
    {
        var before = Name("before", "Snapshot to compare with");
        var after = new Argument<string?>("after")
        {
            Description = "Snapshot that may differ (default: what the sandbox has now)",
            Arity = ArgumentArity.ZeroOrOne,
        };
        return AdminVerb.Create(
            "diff",
            "Show the rows in which two snapshots, or a snapshot and the sandbox, differ",
            [before, after, SandboxCommand.Sandbox],
            async (parsed, client, cancellation) =>
            {
                var route = AdminRoutes.SnapshotDiff(
                    SandboxOf(parsed),
                    parsed.GetRequiredValue(before),
                    parsed.GetValue(after)
                );
                var tables = await client
                    .GetAsync(route, AdminJson.Default.JsonObject, cancellation)
                    .ConfigureAwait(false);
                terminal.Print(parsed, tables, AdminJson.Default.JsonObject, t => DifferenceLines.Print(t, terminal));
            }
        );
    }
}
