namespace Mockd.Engine.Inference;

/// <summary>A step of a path: a fixed word, or a parameter.</summary>
/// <param name="Word">The fixed text; of a parameter its name.</param>
internal sealed record PathPart(string Word, bool IsParameter)
{
    /// <summary>A verb behind an item that is written with a colon or in brackets: `/books/{book}:publish`.</summary>
    public bool IsVerb { get; init; }
}
