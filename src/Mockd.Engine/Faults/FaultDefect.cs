namespace Mockd.Engine.Faults;

/// <summary>Why faults cannot be injected as they are written.</summary>
/// <param name="Pointer">Of the value, below the faults.</param>
/// <param name="Suggestion">What to do instead; null when the message says it.</param>
public sealed record FaultDefect(string Pointer, string Message, string? Suggestion = null)
{
    /// <summary>A sentence.</summary>
    public override string ToString() =>
        char.ToUpperInvariant(Message[0])
        + Message[1..]
        + (Suggestion is null ? "." : $"; {Suggestion}{(Suggestion.EndsWith('?') ? "" : ".")}");
}
