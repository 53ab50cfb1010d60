using System.CommandLine;
using Mockd.Cli.Output;
using Mockd.Contracts.Admin;
using Mockd.Contracts.Diagnostics;
using Mockd.Server.Running;

namespace Mockd.Cli.Commands;

/// <summary>Compiles a configuration file without serving it.</summary>
internal static class TwinFile
{
    public static readonly Option<bool> AllowRemoteReferences = new("--allow-remote-refs")
    {
        Description = "Fetch what a description refers to by URL",
    };

    /// <summary>The twin's operations; null, with the diagnostics printed, when the file has errors.</summary>
    public static async Task<IReadOnlyList<OperationAnswer>?> OperationsAsync(
        string config,
        Terminal terminal,
        CancellationToken cancellation
    )
    {
        var (twin, diagnostics) = await CompileAsync(new TwinOptions { ConfigPath = config }, cancellation)
            .ConfigureAwait(false);
        foreach (var diagnostic in twin is null ? diagnostics : [])
        {
            terminal.Message(diagnostic.ToString());
        }

        return twin is null
            ? null
            : [.. twin.Operations.Select(o => new OperationAnswer(o.Name, o.Method, o.Path, o.Table, o.Action))];
    }

    /// <summary>The twin, or null when one of the diagnostics is an error.</summary>
    public static async Task<(TwinRuntime? Twin, IReadOnlyList<Diagnostic> Diagnostics)> CompileAsync(
        TwinOptions options,
        CancellationToken cancellation
    )
    {
        var diagnostics = new List<Diagnostic>();
        var twin = await TwinRuntime.StartAsync(options, diagnostics, cancellation).ConfigureAwait(false);
        return (twin, DiagnosticLines.Sorted(diagnostics));
    }
}
