using System.Diagnostics;
using System.Net;
using Mockd.Cli.Output;
using Mockd.Contracts.Diagnostics;
using Mockd.Server.Hosting;
using Mockd.Server.Running;

namespace Mockd.Cli.Commands;

/// <summary>Serves a twin in this process until somebody asks it to stop.</summary>
internal static class ForegroundRun
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(StartOrder order, Terminal terminal, BackgroundHandshake? background)
    {
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var starting = new CancellationTokenSource();
        using var signals = new StopSignals(
            ignoreHangUp: background is not null,
            () =>
            {
                stop.TrySetResult();
                starting.Cancel();
            }
        );
        using var line = background;
        var diagnostics = new List<Diagnostic>();
        await using var host = await StartAsync(order, terminal, diagnostics, starting.Token).ConfigureAwait(false);
        if (host is null)
        {
            return stop.Task.IsCompleted ? ExitCodes.Success : throw TwinFile.Refused(order.Config, diagnostics);
        }

        var announcement = new Announcement(order, host, NoteOf(order, host, background?.Log), diagnostics);

        var pidFile = order.PidFile ?? order.Folder.RunFileOf(host.Port);
        var note = announcement.Note;
        if (order.PidFile is null)
        {
            note.Write(pidFile);
        }
        else
        {
            note.WriteToNamed(pidFile);
        }

        var guidepost = Guidepost(order, note, pidFile);
        try
        {
            announcement.Tell(terminal, background);
            WarnOfOpenDoor(order, note, terminal);
            await Task.WhenAny(stop.Task, host.StopRequested).ConfigureAwait(false);
            using var patience = new CancellationTokenSource(Grace);
            await host.StopAsync(patience.Token).ConfigureAwait(false);
        }
        finally
        {
            File.Delete(pidFile);
            if (guidepost is not null)
            {
                File.Delete(guidepost);
            }
        }

        return ExitCodes.Success;
    }

    private static async Task<TwinHost?> StartAsync(
        StartOrder order,
        Terminal terminal,
        ICollection<Diagnostic> diagnostics,
        CancellationToken cancellation
    )
    {
        var options = new TwinHostOptions
        {
            Twin = new TwinOptions
            {
                ConfigPath = order.Config,
                AllowsRemoteReferences = order.AllowsRemoteReferences,
                DataFolder = order.Folder.Path,
                AllowedHosts = order.AllowedHosts,
            },
            Host = order.Host,
            Port = order.Port,
            AdminPort = order.AdminPort,
            AdminKey = order.AsksForKey ? order.Folder.ReadOrMakeKey().Key : null,
            Version = VersionCommand.Current,
            OnExchange =
                order.LogLevel == LogLevel.Debug
                    ? (request, response) => terminal.Message($"{request.Method} {request.RawPath} {response.Status}")
                    : null,
        };
        try
        {
            return await TwinHost.StartAsync(options, diagnostics, cancellation).ConfigureAwait(false);
        }
        catch (PortTakenException taken)
        {
            throw new CommandException(TakenBy(taken.Port, order.Folder));
        }
        catch (ListenRefusedException refused)
        {
            throw new CommandException(refused.Message);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private static string TakenBy(int port, DataFolder folder)
    {
        var owner = RunFile.Living(folder).FirstOrDefault(r => r.Port == port || r.AdminPort == port);
        return owner is null
            ? $"Port {port} is taken by another program; choose others with -p and -a."
            : $"Port {port} is taken by mockd itself (pid {owner.Pid}, serving {owner.Config} on port {owner.Port}); "
                + $"stop it with 'mockd stop -p {owner.Port}', or choose others with -p and -a.";
    }

    /// <summary>
    /// A second note in the usual data folder, so that commands find the instance without being told its own folder; null
    /// when there is none.
    /// </summary>
    private static string? Guidepost(StartOrder order, RunFile note, string pidFile)
    {
        var path = DataFolder.Of(null).RunFileOf(note.Port);
        if (path == pidFile || path == order.Folder.RunFileOf(note.Port))
        {
            return null;
        }

        try
        {
            note.Write(path);
            return path;
        }
        catch (CommandException)
        {
            // A machine without a writable home has only the folder that was named.
            return null;
        }
    }

    private static RunFile NoteOf(StartOrder order, TwinHost host, string? log)
    {
        using var self = Process.GetCurrentProcess();
        return new RunFile
        {
            Pid = Environment.ProcessId,
            Port = host.Port,
            AdminPort = host.AdminPort,
            Host = order.Host,
            Config = Path.GetFullPath(order.Config),
            ProcessStartedAt = new DateTimeOffset(self.StartTime.ToUniversalTime()),
            Log = log,
            DataFolder = order.Folder.Path,
        };
    }

    private static void WarnOfOpenDoor(StartOrder order, RunFile note, Terminal terminal)
    {
        var isLocal =
            order.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(order.Host, out var address) && IPAddress.IsLoopback(address));
        if (!isLocal && !order.AsksForKey)
        {
            terminal.Warning(
                $"warning: --no-auth with --host {order.Host}: whoever reaches port {note.AdminPort} of this machine can read and "
                    + "change all state, read what callers sent, inject faults and stop the twin. Leave out --no-auth, or "
                    + "listen on localhost."
            );
            terminal.Flush();
        }
    }
}
