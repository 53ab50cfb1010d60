using System.Runtime.InteropServices;

namespace Mockd.Cli.Commands;

/// <summary>Turns the signals that end a process into one call.</summary>
internal sealed class StopSignals : IDisposable
{
    private const int Interrupt = 2;
    private const int Terminate = 15;
    private readonly PosixSignalRegistration[] _registrations;
    private int _asked;

    /// <param name="ignoreHangUp">Whether closing the terminal is none of our business.</param>
    public StopSignals(bool ignoreHangUp, Action stop)
    {
        void Handle(PosixSignalContext signal)
        {
            if (signal.Signal != PosixSignal.SIGHUP && Interlocked.Exchange(ref _asked, 1) == 1)
            {
                // Asked twice: whoever did does not want to wait. What was acknowledged is on the disk already.
                Environment.Exit(ExitCodes.Signal + (signal.Signal == PosixSignal.SIGINT ? Interrupt : Terminate));
            }

            signal.Cancel = true;
            if (signal.Signal != PosixSignal.SIGHUP || !ignoreHangUp)
            {
                stop();
            }
        }

        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, Handle),
        ];
    }

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
    }
}
