namespace Mockd.Engine.Randomness;

/// <summary>A set of texts; of equal ones there is one instance within a <see cref="LanguageBuilder"/>.</summary>
internal sealed class LanguageNode(LanguageKind kind, int number)
{
    public LanguageKind Kind => kind;

    /// <summary>In the order in which they were made.</summary>
    public int Number => number;

    /// <summary>The characters of a <see cref="LanguageKind.Characters"/>, as the builder's alphabet numbers them.</summary>
    public UInt128 Characters { get; init; }

    public IReadOnlyList<LanguageNode> Parts { get; init; } = [];

    /// <summary>Of a <see cref="LanguageKind.Loop"/>.</summary>
    public int Min { get; init; }

    /// <inheritdoc cref="Min"/>
    public int Max { get; init; }

    /// <summary>The empty text is one of them.</summary>
    public required bool HasEmpty { get; init; }
}
