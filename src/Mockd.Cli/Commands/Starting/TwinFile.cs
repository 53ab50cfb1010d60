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

    public static readonly Option<bool> Verbose = new("--verbose")
    {
        Description = "Show every warning, not one line for each kind of which there are many",
    };

    /// <summary>The twin's operations and the names of its tables.</summary>
    /// <exception cref="CommandException">The file has errors.</exception>
    public static async Task<(IReadOnlyList<OperationAnswer> Operations, IReadOnlyList<string> Tables)> ReadAsync(
        string config,
        CancellationToken cancellation
    )
    {
        var (twin, diagnostics) = await CompileAsync(new TwinOptions { ConfigPath = config }, cancellation)
            .ConfigureAwait(false);
        if (twin is null)
        {
            throw Refused(config, diagnostics);
        }

        var operations = twin.Operations.Select(o => new OperationAnswer(o.Name, o.Method, o.Path, o.Table, o.Action));
        return ([.. operations], twin.TableNames);
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

    /// <summary>Tells all that is wrong with a file.</summary>
    public static CommandException Refused(string config, IReadOnlyCollection<Diagnostic> diagnostics) =>
        new($"{config}: {DiagnosticLines.Count(diagnostics)}")
        {
            Code = ErrorCodes.Invalid,
            Diagnostics = DiagnosticLines.Sorted(diagnostics),
        };
}
