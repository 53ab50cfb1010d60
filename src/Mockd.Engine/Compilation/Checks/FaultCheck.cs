using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Faults;

namespace Mockd.Engine.Compilation.Checks;

/// <summary>Faults that cannot be injected as they are written.</summary>
internal static class FaultCheck
{
    public static void Run(CompileContext context)
    {
        var defects = new List<FaultDefect>();
        if (context.Config.ServerConfig?.Chaos is { } faults)
        {
            FaultInjector.Compile(faults, defects);
        }

        foreach (var defect in defects)
        {
            context.Error(
                DiagnosticCodes.ValueOutOfRange,
                "/serverConfig/chaos" + defect.Pointer,
                defect.Message,
                defect.Suggestion
            );
        }
    }
}
