using System.CommandLine;
using Mockd.Cli.Arguments;
using Mockd.Cli.Output;

namespace Mockd.Cli.Commands;

/// <summary>The whole command line.</summary>
internal static class MockdCommand
{
    public static RootCommand Create(Terminal terminal, BackgroundHandshake? background)
    {
        var root = new RootCommand("A local, stateful twin of any HTTP API, from its OpenAPI description.")
        {
            GlobalOptions.AdminUrl,
            GlobalOptions.ApiKey,
            GlobalOptions.DataDir,
            GlobalOptions.Json,
            StartCommand.Create(terminal, background),
            StopCommand.Create(terminal),
            StatusCommand.Create(terminal),
            ListCommand.Create(terminal),
            ValidateCommand.Create(terminal),
            TwinCommand.Create(terminal),
            ReloadCommand.Create(terminal),
            ResetCommand.Create(terminal),
            StatefulCommand.Create(terminal),
            SandboxCommand.Create(terminal),
            SnapshotCommand.Create(terminal),
            ClockCommand.Create(terminal),
            ChaosCommand.Create(terminal),
            VersionCommand.Create(terminal),
        };
        foreach (var command in HistoryCommands.Create(terminal))
        {
            root.Add(command);
        }

        root.Add(HelpCommand.Create(root, terminal));
        return root;
    }
}
