using Mockd.Contracts.Json;
using Mockd.Engine.Json;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Bindings;

/// <summary>Lays one value that the caller named over an answer: its object, those in envelopes, and the rows of its lists.</summary>
internal sealed class NameEcho(SaidName said, string text)
{
    private const int Deepest = 4;
    private static readonly string[] IdNames = ["id", "uuid", "sid", "key"];
    private bool _isFound;

    public JsonValue Fill(JsonValue answer, SchemaView? view)
    {
        if (!said.IsKey)
        {
            return Everywhere(answer, view, 0);
        }

        // A key names one thing: the nearest to the top that has a place for it.
        for (var depth = 0; depth < Deepest; depth++)
        {
            var filled = AtDepth(answer, view, depth);
            if (_isFound)
            {
                return filled;
            }
        }

        return answer;
    }

    private JsonValue AtDepth(JsonValue value, SchemaView? view, int depth)
    {
        if (value is JsonArray { Count: > 0 } rows)
        {
            return rows.Changed((row, i) => i == 0 ? AtDepth(row, view?.ItemAt(0), depth) : row);
        }

        if (value is not JsonObject members)
        {
            return value;
        }

        var decided = view is null ? null : VariantMatch.Decide(view, members);
        if (depth == 0)
        {
            return Own(members, decided);
        }

        foreach (var (name, inner) in members)
        {
            if (!_isFound && inner is JsonObject or JsonArray)
            {
                var filled = AtDepth(inner, decided?.Member(name), depth - 1);
                members = ReferenceEquals(filled, inner) ? members : members.With(name, filled);
            }
        }

        return members;
    }

    private JsonValue Everywhere(JsonValue value, SchemaView? view, int depth)
    {
        if (depth > Deepest)
        {
            return value;
        }

        if (value is JsonArray rows)
        {
            return rows.Changed((row, i) => Everywhere(row, view?.ItemAt(i), depth + 1));
        }

        if (value is not JsonObject members || members.Count == 0)
        {
            return value;
        }

        var decided = view is null ? null : VariantMatch.Decide(view, members);
        var filled = Own(members, decided);
        foreach (var (name, inner) in filled)
        {
            if (inner is JsonObject or JsonArray)
            {
                var deeper =
                    inner is JsonObject owner && said.Owner is { } owned && FieldNames.AreAlike(name, owned)
                        ? WithId(owner, decided?.Member(name))
                        : Everywhere(inner, decided?.Member(name), depth + 1);
                filled = ReferenceEquals(deeper, inner) ? filled : filled.With(name, deeper);
            }
        }

        return filled;
    }

    private JsonObject Own(JsonObject members, SchemaView? view)
    {
        foreach (var wanted in said.Names)
        {
            if (NameIn(members, view, wanted) is not { } name || members[name] is JsonObject or JsonArray)
            {
                continue;
            }

            if (Typed(members[name], view?.Member(name)) is { } typed)
            {
                _isFound = true;
                return typed.Equals(members[name]) ? members : members.With(name, typed);
            }
        }

        return members;
    }

    private JsonObject WithId(JsonObject owner, SchemaView? view)
    {
        var decided = view is null ? null : VariantMatch.Decide(view, owner);
        var id = IdNames.Select(n => FieldNames.Find(owner, n)).FirstOrDefault(n => n is not null);
        return id is not null && Typed(owner[id], decided?.Member(id)) is { } typed ? owner.With(id, typed) : owner;
    }

    // What is described may be filled in even where the made answer left it out; of examples only what they hold is known.
    private static string? NameIn(JsonObject members, SchemaView? view, string wanted) =>
        FieldNames.Find(members, wanted) ?? (view?.PropertyLike(wanted));

    private JsonValue? Typed(JsonValue? current, SchemaView? view)
    {
        if (view is not null)
        {
            var typed = TextTyping.Typed(text, view);
            return !view.Bounds.WriteOnly && view.Accepts(typed) ? typed : null;
        }

        return current is JsonNumber ? JsonNumber.TryParse(text) : new JsonText(text);
    }
}
