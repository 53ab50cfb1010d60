using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;

namespace Mockd.Cli.Output;

/// <summary>What went wrong, as <c>--json</c> prints it on the error stream.</summary>
internal static class ErrorText
{
    /// <param name="code">Stable, such as <c>not_found</c>.</param>
    /// <param name="diagnostics">What is wrong with files; null when it is not about files.</param>
    public static JsonObject Of(string code, string message, IReadOnlyList<Diagnostic>? diagnostics = null)
    {
        var error = JsonObject.Of(("error", code), ("message", message));
        return diagnostics is null ? error : error.With("diagnostics", DiagnosticLines.ToJson(diagnostics));
    }
}
