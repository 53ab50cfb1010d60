namespace Mockd.Engine.Schemas;

/// <summary>One way in which a value differs from its schema.</summary>
/// <param name="Pointer">JSON pointer to the part of the value.</param>
/// <param name="Keyword">Schema keyword that is violated.</param>
public sealed record SchemaViolation(string Pointer, string Keyword, string Message)
{
    /// <summary>The member that is missing, for keyword <c>required</c>.</summary>
    public string? Member { get; init; }
}
