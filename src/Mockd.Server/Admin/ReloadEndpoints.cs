using Mockd.Contracts.Admin;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Exchanges;
using Mockd.Server.Running;

namespace Mockd.Server.Admin;

/// <summary>Reads the configuration again; the answer says whether it took its place.</summary>
internal static class ReloadEndpoints
{
    public static async ValueTask<Response> AnswerAsync(TwinRuntime twin, CancellationToken cancellation)
    {
        var diagnostics = new List<Diagnostic>();
        var reloaded = await twin.ReloadAsync(diagnostics, cancellation).ConfigureAwait(false);
        var answer = new ReloadAnswer(reloaded, [.. diagnostics.Select(d => d.ToString())]);
        return AdminAnswers.Ok(answer, AdminJson.Default.ReloadAnswer);
    }
}
