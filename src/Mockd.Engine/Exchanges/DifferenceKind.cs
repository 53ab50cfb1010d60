namespace Mockd.Engine.Exchanges;

/// <summary>What is wrong with a part of a request.</summary>
public enum DifferenceKind
{
    /// <summary>The body as a whole: absent, of another type, not readable.</summary>
    Body,
    Missing,
    Unknown,
    Type,
    Enum,

    /// <summary>Numbers.</summary>
    Range,

    /// <summary>Texts, lists and objects.</summary>
    Length,
    Format,

    /// <summary>An empty text where there must be something else.</summary>
    Empty,
}
