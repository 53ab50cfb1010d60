using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Mockd.Cli.Arguments;
using Mockd.Cli.Output;
using Mockd.Contracts.Admin;
using Mockd.Contracts.Json;

namespace Mockd.Cli.Commands;

/// <summary><c>mockd history</c>, <c>undo</c>, <c>redo</c> and <c>restore</c>: the past of a sandbox.</summary>
internal sealed class HistoryCommands(Terminal terminal)
{
    public static IEnumerable<Command> Create(Terminal terminal)
    {
        var commands = new HistoryCommands(terminal);
        return
        [
            commands.History(),
            commands.Step("undo", "Take back the newest writes to a sandbox", "undone"),
            commands.Step("redo", "Make undone writes again", "made again"),
            commands.Restore(),
        ];
    }

    private Command History()
    {
        var limit = new Option<int>("--limit")
        {
            Description = "So many writes, newest first",
            DefaultValueFactory = _ => 20,
        }.Within(1, int.MaxValue);
        return AdminVerb.Create(
            "history",
            "Show the newest writes to a sandbox and what they changed",
            [limit, SandboxCommand.Sandbox],
            async (parsed, client, cancellation) =>
            {
                var route = AdminRoutes.History(parsed.GetValue(SandboxCommand.Sandbox), parsed.GetValue(limit));
                var answer = await client
                    .GetAsync(route, AdminJson.Default.HistoryAnswer, cancellation)
                    .ConfigureAwait(false);
                terminal.Print(
                    parsed,
                    answer,
                    AdminJson.Default.HistoryAnswer,
                    a => Columns.Print(terminal, [.. a.Writes.Select(LineOf)])
                );
            }
        );
    }

    private Command Step(string name, string description, string done)
    {
        var count = new Argument<int>("writes") { Description = "So many", DefaultValueFactory = _ => 1 }.Within(
            1,
            int.MaxValue
        );
        return AdminVerb.Create(
            name,
            description,
            [count, SandboxCommand.Sandbox],
            async (parsed, client, cancellation) =>
            {
                var order = new WritesOrder(parsed.GetValue(count));
                var answer = await PostAsync(
                        client,
                        AdminRoutes.InHistory(parsed.GetValue(SandboxCommand.Sandbox), name),
                        JsonSerializer.SerializeToUtf8Bytes(order, AdminJson.Default.WritesOrder),
                        cancellation
                    )
                    .ConfigureAwait(false);
                terminal.Print(
                    parsed,
                    answer,
                    AdminJson.Default.HistoryAnswer,
                    a => a.Writes.ToList().ForEach(w => terminal.Line($"{done}: {w.What}{Changes(w.Changes)}"))
                );
            }
        );
    }

    private Command Restore()
    {
        var name = new Argument<string?>("snapshot")
        {
            Description = "Snapshot to go back to",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var before = new Option<long?>("--before")
        {
            Description = "Number of a request: go back to just before its write",
        };
        return AdminVerb.Create(
            "restore",
            "Give a sandbox the state of a snapshot, or the one just before a request",
            [name, before, SandboxCommand.Sandbox],
            async (parsed, client, cancellation) =>
            {
                var sandbox = parsed.GetValue(SandboxCommand.Sandbox);
                switch (parsed.GetValue(name), parsed.GetValue(before))
                {
                    case ({ } snapshot, null):
                        await client
                            .PostAsync(AdminRoutes.SnapshotRestore(sandbox, snapshot), cancellation)
                            .ConfigureAwait(false);
                        terminal.Print(
                            parsed,
                            JsonObject.Of(("restored", snapshot), ("sandbox", sandbox ?? "default")),
                            $"restored {snapshot}"
                        );
                        break;
                    case (null, { } request):
                        var order = JsonSerializer.SerializeToUtf8Bytes(
                            new RestoreOrder(request),
                            AdminJson.Default.RestoreOrder
                        );
                        var answer = await PostAsync(
                                client,
                                AdminRoutes.InHistory(sandbox, "restore"),
                                order,
                                cancellation
                            )
                            .ConfigureAwait(false);
                        terminal.Print(
                            parsed,
                            answer,
                            AdminJson.Default.HistoryAnswer,
                            a => terminal.Line($"restored what was there before request {request}: {a.Writes[0].What}")
                        );
                        break;
                    default:
                        throw new CommandException(
                            "Name a snapshot, or a request with --before; `mockd history` shows requests, `mockd snapshot "
                                + "list` snapshots.",
                            ExitCodes.Usage
                        );
                }
            }
        );
    }

    private static Task<HistoryAnswer> PostAsync(
        AdminClient client,
        string route,
        byte[] order,
        CancellationToken cancellation
    ) => client.PostAsync(route, order, AdminJson.Default.HistoryAnswer, cancellation);

    private static string[] LineOf(WriteAnswer write) =>
        [
            write.Request?.ToString(CultureInfo.InvariantCulture) ?? "-",
            write.At.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture),
            write.What,
            (write.IsUndone ? "undone" : "") + Changes(write.Changes),
        ];

    /// <summary>Such as "  customers +1 ~2".</summary>
    private static string Changes(JsonObject changes) =>
        string.Concat(
            changes.Select(table =>
            {
                var sides = (JsonObject)table.Value;
                return $"  {table.Key}{Side(sides, "added", '+')}{Side(sides, "removed", '-')}{Side(sides, "changed", '~')}";
            })
        );

    private static string Side(JsonObject sides, string name, char sign) =>
        sides[name] is JsonArray { Count: var count and > 0 }
            ? string.Create(CultureInfo.InvariantCulture, $" {sign}{count}")
            : "";
}
