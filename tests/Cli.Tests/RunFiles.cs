using System.Diagnostics;
using Mockd.Cli.Commands;

namespace Cli.Tests;

/// <summary>Run files of an instance that is this very process.</summary>
internal static class RunFiles
{
    public static RunFile Of(int port)
    {
        using var self = Process.GetCurrentProcess();
        return new RunFile
        {
            Pid = self.Id,
            Port = port,
            AdminPort = port + 1,
            Host = "localhost",
            Config = "/x/mockd.yaml",
            ProcessStartedAt = new DateTimeOffset(self.StartTime.ToUniversalTime()),
        };
    }
}
