using Mockd.Contracts.Json;
using Mockd.Engine.Randomness;
using Mockd.Engine.Schemas;
using Mockd.Engine.Schemas.Generation;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Bindings;

/// <summary>
/// Adds the optional members of a list's envelope that speak of its pages, each with a value of its kind, and those that can
/// only have one value.
/// </summary>
internal static class PageSkeleton
{
    private const int Deepest = 3;

    /// <param name="rows">Where the rows stand: what leads there is there already.</param>
    public static JsonValue Filled(JsonValue skeleton, SchemaView view, IReadOnlyList<string> rows, ulong seed) =>
        skeleton is JsonObject members ? Filled(members, view, "", rows, 0, seed) : skeleton;

    private static JsonObject Filled(
        JsonObject members,
        SchemaView view,
        string owner,
        IReadOnlyList<string> rows,
        int depth,
        ulong seed
    )
    {
        var decided = VariantMatch.Decide(view, members);
        foreach (var (name, _) in decided.Properties)
        {
            if (decided.Member(name) is not { Bounds.WriteOnly: false } member || IsOfRows(rows, depth, name))
            {
                continue;
            }

            if (!members.Contains(name) && Simple(member, name, owner, seed) is { } made)
            {
                members = members.With(name, made);
            }
            else if (depth < Deepest && members[name] is null or JsonObject && member.Properties.Count > 0)
            {
                var inner = members[name] as JsonObject ?? JsonObject.Empty;
                var filled = Filled(inner, member, name, rows, depth + 1, Dice.Derive(seed, name));
                var isWanted = members.Contains(name) || (filled.Count > 0 && member.Accepts(filled));
                members = isWanted ? members.With(name, filled) : members;
            }
        }

        return members;
    }

    private static JsonValue? Simple(SchemaView view, string name, string owner, ulong seed) =>
        OnlyValue(view) ?? (PageMarks.Of(name, owner) == PageMark.None ? null : Sample(view, name, seed));

    // `object: list` can be nothing else.
    private static JsonValue? OnlyValue(SchemaView view) =>
        view.Parts.Select(p => p.Const ?? (p.Enum is [var one] ? one : null)).FirstOrDefault(v => v is not null);

    private static bool IsOfRows(IReadOnlyList<string> rows, int depth, string name) =>
        depth < rows.Count && rows[depth] == name;

    private static JsonValue? Sample(SchemaView view, string name, ulong seed) =>
        ValueGenerator.Generate(
            view,
            Subject.Alone(seed, DateTimeOffset.UnixEpoch),
            Dice.Derive(seed, name),
            PropertyName.Of(name)
        )
            is { IsNull: false }
                and not JsonArray
                and var made
            ? made
            : null;
}
