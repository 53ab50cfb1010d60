using System.CommandLine;
using System.Diagnostics;
using Mockd.Cli.Arguments;
using Mockd.Cli.Output;
using Mockd.Contracts.Admin;
using Mockd.Contracts.Json;

namespace Mockd.Cli.Commands;

/// <summary><c>mockd stop</c>: ends an instance; the requests it is answering finish first.</summary>
internal static class StopCommand
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    private static readonly Option<int> Timeout = new Option<int>("--timeout")
    {
        Description = "Seconds to wait for it to end",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 15,
    }.Within(0, 3600);

    private static readonly Option<bool> Force = new("--force", "-f")
    {
        Description = "Kill it if it has not ended by then",
    };

    public static Command Create(Terminal terminal)
    {
        var command = new Command("stop", "Stop a running instance")
        {
            InstanceOptions.Port,
            InstanceOptions.PidFile,
            Timeout,
            Force,
        };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, terminal, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var instance = Find(parsed);
        using var process = instance?.Find();
        if (instance is null || process is null)
        {
            throw new CommandException("No instance runs.") { Code = ErrorCodes.NotRunning };
        }

        await AskAsync(instance, process, parsed, cancellation).ConfigureAwait(false);
        if (!await EndedAsync(process, parsed.GetValue(Timeout), cancellation).ConfigureAwait(false))
        {
            if (!parsed.GetValue(Force))
            {
                throw new CommandException($"Process {process.Id} has not ended; 'mockd stop --force' kills it.");
            }

            process.Kill();
        }

        terminal.Print(
            parsed,
            JsonObject.Of(("stopped", true), ("port", (long)instance.Port), ("pid", (long)instance.Pid)),
            $"stopped the instance on port {instance.Port} (pid {instance.Pid})"
        );
        return ExitCodes.Success;
    }

    private static RunFile? Find(ParseResult parsed)
    {
        if (parsed.GetValue(InstanceOptions.PidFile) is { } file)
        {
            return RunFile.Read(file);
        }

        var folder = DataFolder.Of(parsed.GetValue(GlobalOptions.DataDir));
        return parsed.GetValue(InstanceOptions.Port) is { } port
            ? RunFile.Read(folder.RunFileOf(port))
            : AdminTarget.Running(folder);
    }

    private static async Task AskAsync(
        RunFile instance,
        Process process,
        ParseResult parsed,
        CancellationToken cancellation
    )
    {
        try
        {
            using var client = new AdminClient(instance.AdminUrl, AdminTarget.KeyOf(parsed, instance));
            await client
                .PostAsync(AdminRoutes.Shutdown, AdminJson.Default.HealthAnswer, cancellation)
                .ConfigureAwait(false);
        }
        catch (CommandException)
        {
            // Its admin plane does not answer us (another key, or it hangs), but the process is ours to signal.
            Libc.Terminate(process.Id);
        }
    }

    private static async Task<bool> EndedAsync(Process process, int seconds, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(seconds));
        using var ticks = new PeriodicTimer(LookEvery);
        try
        {
            // A process that nobody took note of stays for ever, so waiting for it to be gone is not enough.
            var ending = process.WaitForExitAsync(patience.Token);
            while (!ending.IsCompleted && !RunFile.IsZombie(process.Id))
            {
                await Task.WhenAny(ending, ticks.WaitForNextTickAsync(patience.Token).AsTask()).ConfigureAwait(false);
                patience.Token.ThrowIfCancellationRequested();
            }

            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}
