using System.Globalization;
using Mockd.Contracts.Json;
using Mockd.Engine.Json;
using Mockd.Engine.Randomness;
using Mockd.Engine.Schemas;
using Mockd.Engine.Schemas.Generation;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Bindings;

/// <summary>
/// Lays a sent body over an answer. Either may wrap the thing it is about: of all objects of the one and of the other, those
/// two are laid over each other that have the most members in common.
/// </summary>
internal sealed class BodyEcho(ulong seed, DateTimeOffset now)
{
    private const int DeepestEnvelope = 3;
    private const int MostPairs = 64;
    private const int Deepest = 16;
    private const int MostItems = 1000;

    // What tells where the next page begins: repeated, it would lead round in a circle.
    private static readonly string[] Positions =
    [
        "cursor",
        "next",
        "next_page",
        "next_cursor",
        "page_token",
        "after",
        "before",
    ];

    public JsonValue Fill(JsonValue answer, SchemaView? view, JsonValue sent)
    {
        if (answer is JsonArray made && sent is JsonArray items)
        {
            return view is null ? made : Items(items, made, view, PropertyName.None, 0) ?? made;
        }

        // A map takes any names, and would always have the most in common.
        var targets = Places(answer, view)
            .Where(p => p.Path.Length == 0 || p.View is null || !IsMap(p.View))
            .Take(MostPairs)
            .ToArray();
        var sources = Places(sent, null).Take(MostPairs).ToArray();
        (Place Target, JsonObject Source)? best = null;
        var most = 0;
        foreach (var target in targets)
        {
            foreach (var source in sources)
            {
                var common = Common(target, source.Members, 0);
                if (common > most)
                {
                    (best, most) = ((target, source.Members), common);
                }
            }
        }

        return best is { } found
            ? Replace(answer, found.Target.Path, 0, Overlay(found.Target, found.Source, 0))
            : answer;
    }

    /// <summary>The value itself and the objects that it wraps, the outermost first.</summary>
    private static IEnumerable<Place> Places(JsonValue value, SchemaView? view)
    {
        var open = new Queue<(JsonValue Value, SchemaView? View, string[] Path)>();
        open.Enqueue((value, view, []));
        while (open.TryDequeue(out var next))
        {
            if (next.Value is JsonArray { Count: > 0 } rows && next.Path.Length <= DeepestEnvelope)
            {
                open.Enqueue((rows[0], next.View?.ItemAt(0), [.. next.Path, ""]));
            }
            else if (next.Value is JsonObject members)
            {
                var decided = next.View is null ? null : VariantMatch.Decide(next.View, members);
                yield return new Place(members, decided, next.Path);
                foreach (var (name, inner) in members)
                {
                    if (inner is JsonObject or JsonArray && next.Path.Length < DeepestEnvelope)
                    {
                        open.Enqueue((inner, decided?.Member(name), [.. next.Path, name]));
                    }
                }
            }
        }
    }

    private static int Common(Place target, JsonObject source, int depth)
    {
        var common = 0;
        foreach (var (name, value) in source)
        {
            if (NameOf(target, name) is not { } own)
            {
                continue;
            }

            common +=
                value is JsonObject inner && target.Members[own] is JsonObject at && depth < DeepestEnvelope
                    ? Common(new Place(at, target.View?.Member(own), []), inner, depth + 1)
                    : 1;
        }

        return common;
    }

    private JsonObject Overlay(Place target, JsonObject source, int depth)
    {
        var members = target.Members;
        foreach (var (name, value) in source)
        {
            if (NameOf(target, name) is not { } own || depth > Deepest)
            {
                continue;
            }

            var view = target.View?.Member(own);
            if (view is { Bounds: { ReadOnly: true } or { WriteOnly: true } })
            {
                continue;
            }

            if (Repeated(value, members[own], view, own, depth) is { } taken)
            {
                members = members.With(own, taken);
            }
        }

        return members;
    }

    /// <summary>The sent value in the form that the answer has for it; null when it has none.</summary>
    private JsonValue? Repeated(JsonValue sent, JsonValue? made, SchemaView? view, string name, int depth)
    {
        if (view is null)
        {
            // An example without a schema says by its own value what belongs there.
            return made is null || made.IsNull || made.Kind == sent.Kind ? sent : null;
        }

        var value = sent switch
        {
            JsonObject members => Object(members, made as JsonObject, view, name, depth),
            JsonArray items => Items(items, made as JsonArray, view, PropertyName.Of(name), depth),
            _ => Scalar(sent, view),
        };
        return value is not null && view.Accepts(value) ? value : null;
    }

    private static JsonValue Scalar(JsonValue sent, SchemaView view) =>
        view.Accepts(sent) ? sent
        : sent is JsonText { Value: var text } ? TextTyping.Typed(text, view)
        : sent is JsonNumber or JsonBoolean ? new JsonText(sent.ToPlainText())
        : sent;

    private JsonObject? Object(JsonObject sent, JsonObject? made, SchemaView view, string name, int depth)
    {
        if (made is null && view.Accepts(sent))
        {
            return sent;
        }

        // An answer may give the id of what was sent whole, or the whole: then there is something to lay it over.
        made ??=
            ValueGenerator.Generate(view, Subject.Alone(seed, now), Dice.Derive(seed, name), PropertyName.Of(name))
            as JsonObject;
        if (made is null)
        {
            return null;
        }

        var decided = VariantMatch.Decide(view, sent);
        return IsMap(decided) ? sent : Overlay(new Place(made, decided, []), sent, depth + 1);
    }

    private JsonArray? Items(JsonArray sent, JsonArray? made, SchemaView view, PropertyName name, int depth)
    {
        if (sent.Count > MostItems)
        {
            return null;
        }

        var items = new List<JsonValue>(sent.Count);
        for (var i = 0; i < sent.Count; i++)
        {
            var item = view.ItemAt(i);
            var own = made is not null && i < made.Count ? made[i] : Further(sent[i], item, name, i);
            if (item is null)
            {
                items.Add(sent[i]);
            }
            else if (Repeated(sent[i], own, item, name.Singular().Text, depth + 1) is { } taken)
            {
                items.Add(taken);
            }
            else
            {
                return null;
            }
        }

        return JsonArray.Of(items);
    }

    private JsonValue? Further(JsonValue sent, SchemaView? view, PropertyName name, int index)
    {
        if (sent is not JsonObject || view is null)
        {
            return null;
        }

        var own = Dice.Derive(seed, index.ToString(CultureInfo.InvariantCulture) + name.Text);
        return ValueGenerator.Generate(view, Subject.Alone(own, now), own, name.Singular());
    }

    // Names are the caller's own in a map: one that the caller did not send is not there.
    private static bool IsMap(SchemaView view) => view.Properties.Count == 0 && view.AllowsAdditional;

    private static string? NameOf(Place target, string name)
    {
        if (Positions.Any(p => FieldNames.AreAlike(p, name)))
        {
            return null;
        }

        if (target.View is not { } view)
        {
            return FieldNames.Find(target.Members, name);
        }

        return view.Declares(name) ? name
            : view.PropertyLike(name) is { } alike ? alike
            : IsMap(view) ? name
            : target.Members.Contains(name) ? name
            : null;
    }

    private static JsonValue Replace(JsonValue value, string[] path, int at, JsonObject replacement) =>
        at == path.Length ? replacement
        : value is JsonArray rows ? JsonArray.Of(rows.Skip(1).Prepend(Replace(rows[0], path, at + 1, replacement)))
        : ((JsonObject)value).With(path[at], Replace(((JsonObject)value)[path[at]]!, path, at + 1, replacement));

    /// <param name="Path">Names of members that lead to it; an empty one stands for the first item of a list.</param>
    private sealed record Place(JsonObject Members, SchemaView? View, string[] Path);
}
