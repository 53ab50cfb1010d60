using System.Runtime.InteropServices;

namespace Mockd.Cli.Commands;

/// <summary>Turns the signals that end a process into one call.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly PosixSignalRegistration[] _registrations;

    /// <param name="ignoreHangUp">Whether closing the terminal is none of our business.</param>
    public StopSignals(bool ignoreHangUp, Action stop)
    {
        void Handle(PosixSignalContext signal)
        {
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
