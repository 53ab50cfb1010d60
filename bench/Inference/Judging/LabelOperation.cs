namespace Inference;

/// <summary>What a person says that an operation does; tables and actions are independent of each other, each is right.</summary>
/// <param name="Name"><c>METHOD /path</c>.</param>
/// <param name="Tables">Those acted on; null among them: none, the answer is generated.</param>
/// <param name="Effects">Property and the values that are right for it, of a verb.</param>
internal sealed record LabelOperation(
    string Name,
    IReadOnlyList<string?> Tables,
    IReadOnlyList<string> Actions,
    IReadOnlyList<(string Property, string[] Values)> Effects
)
{
    public const string Verb = "verb";

    /// <summary>Without state it would be wrong.</summary>
    public bool NeedsTable => !Tables.Contains(null);

    public bool HasOneAnswer => Tables.Count == 1 && Actions.Count == 1;

    /// <summary>Nothing but a verb is right.</summary>
    public bool IsVerb => NeedsTable && Actions is [Verb];
}
