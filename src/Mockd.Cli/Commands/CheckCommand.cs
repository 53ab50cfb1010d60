using System.CommandLine;
using System.Globalization;
using Mockd.Cli.Arguments;
using Mockd.Cli.Output;
using Mockd.Contracts.Admin;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.State;
using Mockd.Server.Running;
using Mockd.Storage.Durable;
using Mockd.Storage.File;

namespace Mockd.Cli.Commands;

/// <summary><c>mockd stateful check</c>: whether what a store keeps is what was written to it; needs no running twin.</summary>
internal static class CheckCommand
{
    private static readonly Argument<string?> File = new("file")
    {
        Description = "Store file to look at (default: the store of the configuration)",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string> Config = new("--config", "-c")
    {
        Description = "Configuration whose store is looked at",
        HelpName = "FILE",
        DefaultValueFactory = _ => StartCommand.DefaultConfig,
    };

    private static readonly Option<string?> Save = new("--save")
    {
        Description = "Write all that is good to a new store file",
        HelpName = "FILE",
    };

    public static Command Create(Terminal terminal)
    {
        var command = new Command("check", "Look for damage in a store, and save what is good") { File, Config, Save };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, terminal, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        try
        {
            var report = await LookAsync(parsed, cancellation).ConfigureAwait(false);
            terminal.Print(
                parsed,
                AnswerOf(report, parsed.GetValue(Save)),
                AdminJson.Default.StoreCheckAnswer,
                _ => Print(report, parsed.GetValue(Save), terminal)
            );
            return report.Damages.Count == 0 ? ExitCodes.Success : ExitCodes.Failure;
        }
        catch (Exception e) when (e is StoreRefusedException or StoreUnavailableException)
        {
            throw new CommandException(e.Message);
        }
    }

    /// <exception cref="CommandException">The configuration has errors.</exception>
    private static async Task<StoreReport> LookAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var save = parsed.GetValue(Save);
        if (parsed.GetValue(File) is { } file)
        {
            return FileCheck.Run(file, save);
        }

        var diagnostics = new List<Diagnostic>();
        var options = new TwinOptions
        {
            ConfigPath = parsed.GetRequiredValue(Config),
            DataFolder = DataFolder.Of(parsed.GetValue(GlobalOptions.DataDir)).Path,
        };
        var report = await StoreChecks.RunAsync(options, save, diagnostics, cancellation).ConfigureAwait(false);
        return report ?? throw TwinFile.Refused(options.ConfigPath, diagnostics);
    }

    private static StoreCheckAnswer AnswerOf(StoreReport report, string? save) =>
        new(
            report.Place,
            report.States,
            report.Rows,
            [.. report.Damages.Select(d => new StoreDamageAnswer(d.Problem, d.States, d.Table, d.Key))],
            report.Remarks,
            save
        );

    private static void Print(StoreReport report, string? save, Terminal terminal)
    {
        foreach (var damage in report.Damages)
        {
            terminal.Line($"damaged: {damage}");
        }

        terminal.Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Place} has {report.Rows} rows in {report.States} sandboxes and snapshots; {report.Damages.Count} damaged"
            )
        );
        foreach (var remark in report.Remarks)
        {
            terminal.Message(remark);
        }

        if (save is not null)
        {
            terminal.Message(
                $"all that is good is in {save}; stop the twin and put it in the place of the store to serve it"
            );
        }
        else if (report.Damages.Count > 0)
        {
            terminal.Message("--save FILE writes all that is good to a new store");
        }
    }
}
