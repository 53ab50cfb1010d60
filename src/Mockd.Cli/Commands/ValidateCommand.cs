using System.CommandLine;
using Mockd.Cli.Arguments;
using Mockd.Cli.Output;
using Mockd.Contracts.Diagnostics;
using Mockd.Server.Running;

namespace Mockd.Cli.Commands;

/// <summary><c>mockd validate</c>: everything that is wrong with a file, at once.</summary>
internal static class ValidateCommand
{
    private static readonly Option<string> Config = new("--config", "-c", "-f")
    {
        Description = "Configuration file",
        HelpName = "FILE",
        DefaultValueFactory = _ => StartCommand.DefaultConfig,
    };

    public static Command Create(Terminal terminal)
    {
        var command = new Command("validate", "Check a configuration file and the descriptions it imports")
        {
            Config,
            TwinFile.AllowRemoteReferences,
            TwinFile.Verbose,
        };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, terminal, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var file = parsed.GetRequiredValue(Config);
        var options = new TwinOptions
        {
            ConfigPath = file,
            AllowsRemoteReferences = parsed.GetValue(TwinFile.AllowRemoteReferences),
            ReviewsDescriptions = true,
        };
        var (twin, diagnostics) = await TwinFile.CompileAsync(options, cancellation).ConfigureAwait(false);
        var errors = diagnostics.Count(d => d.Severity == Severity.Error);
        if (parsed.GetValue(GlobalOptions.Json))
        {
            terminal.Line(DiagnosticLines.ToJson(diagnostics).ToUtf8());
            return errors == 0 ? ExitCodes.Success : ExitCodes.Failure;
        }

        foreach (var line in DiagnosticLines.Told(diagnostics, parsed.GetValue(TwinFile.Verbose)))
        {
            terminal.Line(line);
        }

        if (twin is null || errors > 0)
        {
            terminal.Message($"{file}: {DiagnosticLines.Count(diagnostics)}");
            return ExitCodes.Failure;
        }

        var counts = Wording.Loaded(twin.Operations.Count, twin.TableCount, twin.BindingCount);
        terminal.Line($"{file} is valid: {counts}");
        return ExitCodes.Success;
    }
}
