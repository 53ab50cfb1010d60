using System.CommandLine;
using Mockd.Cli.Output;
using Mockd.Contracts.Admin;
using Mockd.Contracts.Configuration;

namespace Mockd.Cli.Commands;

/// <summary><c>mockd chaos</c>: injected faults.</summary>
internal static class ChaosCommand
{
    public static Command Create(Terminal terminal) =>
        new("chaos", "Inject faults: delays, errors, slow answers")
        {
            CreateApply(terminal),
            ChaosEnableCommand.Create(terminal),
            Simple(terminal, "disable", "Stop injecting faults", DisableAsync),
            Simple(
                terminal,
                "status",
                "Show which faults are injected",
                (client, cancellation) =>
                    client.GetAsync(AdminRoutes.Chaos, AdminJson.Default.FaultConfig, cancellation)
            ),
            CreateProfiles(terminal),
        };

    public static void Print(FaultConfig faults, ParseResult parsed, Terminal terminal) =>
        terminal.Print(
            parsed,
            faults,
            AdminJson.Default.FaultConfig,
            f => FaultLines.Of(f).ToList().ForEach(terminal.Line)
        );

    private static void Print(ChaosProfilesAnswer answer, Terminal terminal) =>
        Columns.Print(
            terminal,
            [.. answer.Profiles.Select(p => new[] { p.Name, FaultLines.Short(p.Config.Global), p.Description })]
        );

    private static Command CreateApply(Terminal terminal)
    {
        var profile = new Argument<string>("profile") { Description = "Name, as 'mockd chaos profiles' lists it" };
        var command = new Command("apply", "Inject the faults of a ready-made profile") { profile };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = AdminClient.Of(parsed);
                var route = AdminRoutes.ApplyProfile(parsed.GetRequiredValue(profile));
                var faults = await client
                    .PostAsync(route, AdminJson.Default.FaultConfig, cancellation)
                    .ConfigureAwait(false);
                Print(faults, parsed, terminal);
                return ExitCodes.Success;
            }
        );
        return command;
    }

    private static Command CreateProfiles(Terminal terminal)
    {
        var command = new Command("profiles", "List the ready-made profiles");
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = AdminClient.Of(parsed);
                var answer = await client
                    .GetAsync(AdminRoutes.ChaosProfiles, AdminJson.Default.ChaosProfilesAnswer, cancellation)
                    .ConfigureAwait(false);
                terminal.Print(parsed, answer, AdminJson.Default.ChaosProfilesAnswer, a => Print(a, terminal));
                return ExitCodes.Success;
            }
        );
        return command;
    }

    private static Command Simple(
        Terminal terminal,
        string name,
        string description,
        Func<AdminClient, CancellationToken, Task<FaultConfig>> ask
    )
    {
        var command = new Command(name, description);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = AdminClient.Of(parsed);
                Print(await ask(client, cancellation).ConfigureAwait(false), parsed, terminal);
                return ExitCodes.Success;
            }
        );
        return command;
    }

    private static Task<FaultConfig> DisableAsync(AdminClient client, CancellationToken cancellation) =>
        client.PutAsync(
            AdminRoutes.Chaos,
            new FaultConfig { Enabled = false },
            AdminJson.Default.FaultConfig,
            cancellation
        );
}
