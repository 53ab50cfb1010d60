using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas;

/// <summary>
/// Leaves out, at every depth, the members that one direction never carries: `writeOnly` ones of answers, `readOnly` ones of
/// requests.
/// </summary>
public static class MemberAccess
{
    private const int Deepest = 64;

    public static JsonValue Answerable(Schema schema, JsonValue value) =>
        schema.Document.HasWriteOnly ? Filtered(SchemaView.Of(schema), value, b => b.WriteOnly, 0) : value;

    public static JsonObject Answerable(Schema schema, JsonObject value) =>
        (JsonObject)Answerable(schema, (JsonValue)value);

    public static JsonObject Settable(Schema schema, JsonObject sent) =>
        schema.Document.HasReadOnly ? (JsonObject)Filtered(SchemaView.Of(schema), sent, b => b.ReadOnly, 0) : sent;

    /// <summary>What is left of a member that a caller sent; null when callers do not set it.</summary>
    public static JsonValue? SettableMember(Schema member, JsonValue sent)
    {
        if (!member.Document.HasReadOnly)
        {
            return sent;
        }

        var view = SchemaView.Of(member);
        return view.Bounds.ReadOnly ? null : Filtered(view, sent, b => b.ReadOnly, 0);
    }

    private static JsonValue Filtered(SchemaView view, JsonValue value, Func<SchemaBounds, bool> isLeftOut, int depth)
    {
        if (depth > Deepest || value.Kind is not (JsonKind.Object or JsonKind.Array))
        {
            return value;
        }

        var decided = VariantMatch.Decide(view, value);
        return value is JsonArray items
            ? Items(decided, items, isLeftOut, depth)
            : Members(decided, (JsonObject)value, isLeftOut, depth);
    }

    // What stays the same stays the same object: most values have nothing to leave out.
    private static JsonObject Members(
        SchemaView view,
        JsonObject members,
        Func<SchemaBounds, bool> isLeftOut,
        int depth
    )
    {
        JsonObjectBuilder? kept = null;
        foreach (var (name, value) in members)
        {
            if (view.Member(name) is not { } member)
            {
                continue;
            }

            if (isLeftOut(member.Bounds))
            {
                (kept ??= new JsonObjectBuilder(members)).Remove(name);
            }
            else if (Filtered(member, value, isLeftOut, depth + 1) is var inner && !ReferenceEquals(inner, value))
            {
                (kept ??= new JsonObjectBuilder(members)).Set(name, inner);
            }
        }

        return kept?.Build() ?? members;
    }

    private static JsonArray Items(SchemaView view, JsonArray items, Func<SchemaBounds, bool> isLeftOut, int depth) =>
        items.Changed((value, i) => view.ItemAt(i) is { } item ? Filtered(item, value, isLeftOut, depth + 1) : value);
}
