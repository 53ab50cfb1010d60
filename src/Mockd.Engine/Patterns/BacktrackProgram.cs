namespace Mockd.Engine.Patterns;

/// <summary>An expression as instructions.</summary>
/// <param name="Registers">Two for each group, the whole match first, then two for each loop.</param>
/// <param name="EmptyReferencesMatch">A group that has not matched yet refers to nothing, which matches.</param>
internal sealed record BacktrackProgram(
    BacktrackStep[] Steps,
    int Registers,
    bool IgnoresCase,
    bool EmptyReferencesMatch
)
{
    /// <summary>Only a match at the very beginning will do.</summary>
    public bool IsAnchored => Steps[0] is { Kind: BacktrackKind.Anchor, A: 'A' };
}
