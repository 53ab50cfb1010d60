using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Sandboxes;
using Mockd.Server.Pipeline;

namespace Mockd.Server.Running;

/// <summary>Tells whoever starts a twin of rows that it cannot serve. It serves all others.</summary>
internal static class StoredDamage
{
    private const int Most = 10;

    public static async ValueTask ReportAsync(
        LoadedTwin loaded,
        TwinOptions options,
        ICollection<Diagnostic> diagnostics,
        CancellationToken cancellation
    )
    {
        var state = await loaded.Store.KnownAsync(SandboxName.Default, cancellation).ConfigureAwait(false);
        var damages = state.Tables.SelectMany(t => t.Damaged.Messages).Concat(state.Answers.Damaged.Messages);
        foreach (var damage in damages.Take(Most))
        {
            diagnostics.Add(
                Diagnostic.Warning(
                    DiagnosticCodes.StoreDamaged,
                    new SourceLocation(options.ConfigPath, 1, 1),
                    damage.TrimEnd('.')
                )
            );
        }
    }
}
