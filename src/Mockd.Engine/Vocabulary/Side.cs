namespace Mockd.Engine.Vocabulary;

/// <summary>Which end of a range a name speaks of.</summary>
internal enum Side
{
    None,
    Low,
    High,
}
