using Mockd.Engine.Schemas.Checking;

namespace Mockd.Engine.Schemas;

/// <summary>One way in which a value differs from its schema.</summary>
/// <param name="Pointer">JSON pointer to the part of the value.</param>
/// <param name="Keyword">Schema keyword that is violated.</param>
public sealed record SchemaViolation(string Pointer, string Keyword, string Message)
{
    /// <summary>The member that is missing, for keyword <c>required</c>.</summary>
    public string? Member { get; init; }

    /// <summary>The member that must not be there, where its name alone is what is wrong.</summary>
    internal string? Extra { get; init; }

    /// <summary>The schemas that led to the keyword at this place of the value, the outermost first.</summary>
    internal IReadOnlyList<SchemaNode> Trail { get; init; } = [];
}
