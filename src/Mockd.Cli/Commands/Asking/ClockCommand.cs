using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Mockd.Cli.Output;
using Mockd.Contracts.Admin;

namespace Mockd.Cli.Commands;

/// <summary><c>mockd clock</c>: what time it is in a sandbox.</summary>
internal sealed class ClockCommand(Terminal terminal)
{
    public static Command Create(Terminal terminal)
    {
        var commands = new ClockCommand(terminal);
        return new("clock", "Look at the clock of a sandbox, move it, stop it")
        {
            commands.Show(),
            commands.Change(
                "advance",
                "Move it on; a duration that begins with a minus moves it back",
                new Argument<string>("duration") { Description = "Such as 30d, 1h30m or -10s" },
                text => new ClockOrder(Advance: text)
            ),
            commands.Change(
                "set",
                "Set it; it runs on or stands still as before",
                new Argument<string>("time") { Description = "Such as 2026-01-31 or 2026-01-31T12:00:00Z" },
                text => new ClockOrder(Set: text)
            ),
            commands.Change(
                "freeze",
                "Let it stand still",
                new Argument<string>("time")
                {
                    Description = "Time to stand still at",
                    DefaultValueFactory = _ => "now",
                },
                text => new ClockOrder(Freeze: text)
            ),
            commands.Change("run", "Let it run on from what it shows", null, _ => new ClockOrder(Run: true)),
            commands.Change("real", "Let it show the real time again", null, _ => new ClockOrder(Real: true)),
        };
    }

    private Command Show() =>
        AdminVerb.Create(
            "show",
            "Show what time it is in the sandbox",
            [SandboxCommand.Sandbox],
            async (parsed, client, cancellation) =>
                Print(
                    await client
                        .GetAsync(
                            AdminRoutes.Clock(parsed.GetValue(SandboxCommand.Sandbox)),
                            AdminJson.Default.ClockAnswer,
                            cancellation
                        )
                        .ConfigureAwait(false),
                    parsed
                )
        );

    private Command Change(
        string name,
        string description,
        Argument<string>? argument,
        Func<string, ClockOrder> order
    ) =>
        AdminVerb.Create(
            name,
            description,
            argument is null ? [SandboxCommand.Sandbox] : [argument, SandboxCommand.Sandbox],
            async (parsed, client, cancellation) =>
            {
                var text = argument is null ? "" : parsed.GetValue(argument) ?? "";
                var changed = await client
                    .PutBytesAsync(
                        AdminRoutes.Clock(parsed.GetValue(SandboxCommand.Sandbox)),
                        JsonSerializer.SerializeToUtf8Bytes(order(text), AdminJson.Default.ClockOrder),
                        AdminJson.Default.ClockAnswer,
                        cancellation
                    )
                    .ConfigureAwait(false);
                Print(changed, parsed);
            }
        );

    private void Print(ClockAnswer clock, ParseResult parsed) =>
        terminal.Print(parsed, clock, AdminJson.Default.ClockAnswer, Print);

    private void Print(ClockAnswer clock)
    {
        var shown = clock.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var how =
            clock.IsFrozen ? "stands still"
            : clock.AheadSeconds == 0 ? "the real time"
            : "runs, " + Wording.Ahead(TimeSpan.FromSeconds(clock.AheadSeconds));
        terminal.Line($"{shown}  {how}");
    }
}
