namespace Mockd.Contracts.Diagnostics;

/// <summary>A coded, located message about something the user wrote.</summary>
/// <param name="Code">One of <see cref="DiagnosticCodes"/>, explained in docs/errors.md.</param>
/// <param name="Suggestion">What to do instead; null when there is nothing better than the message.</param>
public sealed record Diagnostic(
    string Code,
    Severity Severity,
    SourceLocation Location,
    string Message,
    string? Suggestion = null
)
{
    /// <summary>Without the credentials of URLs in it.</summary>
    public string Message { get; init; } = UrlSecrets.Hide(Message);

    public string? Suggestion { get; init; } = Suggestion is null ? null : UrlSecrets.Hide(Suggestion);

    public static Diagnostic Error(string code, SourceLocation location, string message, string? suggestion = null) =>
        new(code, Severity.Error, location, message, suggestion);

    public static Diagnostic Warning(string code, SourceLocation location, string message, string? suggestion = null) =>
        new(code, Severity.Warning, location, message, suggestion);

    public override string ToString() =>
        $"{Code} {Location} {(Severity == Severity.Warning ? "warning: " : "")}{Message}{(Suggestion is null ? "" : "; " + Suggestion)}";
}
