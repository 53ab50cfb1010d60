using Mockd.Contracts.Diagnostics;
using Mockd.Server.Running;
using Programs;

namespace Acceptance.Tests.Running;

/// <summary>Starts what a spec talks to: the program that is named, otherwise a twin in this process.</summary>
internal static class SpecTargets
{
    /// <summary>Null when the configuration was refused.</summary>
    /// <param name="diagnostics">Gets what was said about the configuration.</param>
    public static async Task<ISpecTarget?> StartAsync(
        SpecSetup setup,
        List<string> diagnostics,
        CancellationToken cancellation
    )
    {
        if (TwinProgram.Named is not null)
        {
            return await ProgramTarget.StartAsync(setup, diagnostics, cancellation);
        }

        var found = new List<Diagnostic>();
        ISpecTarget? target =
            setup.OverSockets ? await SocketTarget.StartAsync(setup, found, cancellation)
            : await TwinRuntime.StartAsync(setup.ToOptions(), found, cancellation) is { } runtime
                ? new MemoryTarget(runtime, setup.Clock)
            : null;
        diagnostics.AddRange(found.Select(d => d.ToString()));
        return target;
    }
}
