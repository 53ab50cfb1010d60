namespace Mockd.Engine.Vocabulary;

/// <summary>What a member's name tells of.</summary>
/// <param name="IsDetail">It says when, why or by whom, not only that.</param>
internal readonly record struct FateName(Fate Fate, bool IsDetail);
