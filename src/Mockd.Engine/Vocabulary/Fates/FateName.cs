namespace Mockd.Engine.Vocabulary;

/// <summary>What a member's name tells of.</summary>
/// <param name="IsDetail">It says when, why or by whom, not only that.</param>
internal sealed record FateName(Fate Fate, bool IsDetail)
{
    public static readonly FateName None = new(Fate.None, false);
}
