using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Randomness;
using Mockd.Engine.Schemas;
using Mockd.Engine.Schemas.Generation;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Bindings;

/// <summary>
/// Puts whole objects where an answer has the ids of them, as the description offers either. The object of an id is the same
/// one wherever it is asked for.
/// </summary>
internal sealed class MadeExpansion(ulong seed, DateTimeOffset now)
{
    private const int MostLevels = 4;
    private const int DeepestEnvelope = 2;

    public JsonValue Fill(JsonValue answer, SchemaView view, ExpandTree tree) => Below(answer, view, tree, 0);

    /// <summary>The object of an id; null where only the id is described.</summary>
    public JsonValue? ObjectOf(JsonValue? id, SchemaView view, string name, ExpandTree inner, int level)
    {
        if (level >= MostLevels)
        {
            return null;
        }

        var own = Dice.Derive(seed, id?.ToPlainText() ?? name);
        foreach (var chosen in Objects(view))
        {
            if (
                ValueGenerator.Generate(chosen, Subject.Alone(own, now), own, PropertyName.Of(name))
                is not JsonObject made
            )
            {
                continue;
            }

            var known = id is null ? made : Known(made, id, chosen);
            var deeper = Members(known, chosen, inner, level + 1);
            if (view.Accepts(deeper))
            {
                return deeper;
            }
        }

        return null;
    }

    /// <summary>The names of a tree are those of the members, or of those that an envelope or a list holds.</summary>
    private JsonValue Below(JsonValue value, SchemaView? view, ExpandTree tree, int depth)
    {
        if (view is null || depth > DeepestEnvelope)
        {
            return value;
        }

        if (value is JsonArray rows)
        {
            return rows.Changed((row, i) => Below(row, view.ItemAt(i), tree, depth));
        }

        if (value is not JsonObject members)
        {
            return value;
        }

        var decided = VariantMatch.Decide(view, members);
        var here = new ExpandTree();
        var elsewhere = new ExpandTree();
        foreach (var (name, inner) in tree.Children)
        {
            (NameIn(decided, members, name) is null ? elsewhere : here).Children[name] = inner;
        }

        var filled = here.Children.Count == 0 ? members : Members(members, decided, here, 0);
        if (elsewhere.Children.Count == 0)
        {
            return filled;
        }

        foreach (var (name, inner) in members)
        {
            if (inner is JsonObject or JsonArray { Count: > 0 } && !here.Children.ContainsKey(name))
            {
                filled = filled.With(name, Below(inner, decided.Member(name), elsewhere, depth + 1));
            }
        }

        return filled;
    }

    private JsonObject Members(JsonObject members, SchemaView view, ExpandTree tree, int level)
    {
        if (tree.Children.Count == 0)
        {
            return members;
        }

        var decided = VariantMatch.Decide(view, members);
        foreach (var (name, inner) in tree.Children)
        {
            if (
                NameIn(decided, members, name) is { } own
                && decided.Member(own) is { } member
                && Expanded(members[own], member, own, inner, level) is { } expanded
            )
            {
                members = members.With(own, expanded);
            }
        }

        return members;
    }

    private JsonValue? Expanded(JsonValue? value, SchemaView view, string name, ExpandTree inner, int level) =>
        value switch
        {
            null or JsonText or JsonNumber => ObjectOf(value, view, name, inner, level),
            JsonObject members => Members(members, view, inner, level),
            JsonArray items => items.Changed(
                (item, i) =>
                    VariantMatch.Decide(view, items).ItemAt(i) is { } of
                    && Expanded(item, of, NameWords.Singular(name), inner, level) is { } expanded
                        ? expanded
                        : item
            ),
            _ => null,
        };

    private static string? NameIn(SchemaView view, JsonObject members, string name) =>
        view.Declares(name) || members.Contains(name) ? name : view.PropertyLike(name);

    /// <summary>Variants that are objects, in the order of the description; the view itself where it is one.</summary>
    private static IEnumerable<SchemaView> Objects(SchemaView view)
    {
        if (view.Choices.Count == 0)
        {
            return view.Types.HasFlag(SchemaTypes.Object) || view.Properties.Count > 0 ? [view] : [];
        }

        return Enumerable
            .Range(0, view.Choices[0].Variants.Count)
            .Select(view.Choose)
            .Where(v => !v.IsNever && v.Possible.HasFlag(SchemaTypes.Object) && !v.Types.HasFlag(SchemaTypes.String));
    }

    private static JsonObject Known(JsonObject made, JsonValue id, SchemaView view)
    {
        if (DistinctRows.KeyName(made) is not { } key)
        {
            return made;
        }

        var typed =
            made[key] is JsonNumber && id is JsonText text ? JsonNumber.TryParse(text.Value)
            : made[key] is JsonText && id is JsonNumber ? new JsonText(id.ToPlainText())
            : id;
        return typed is not null && view.Member(key)?.Accepts(typed) != false ? made.With(key, typed) : made;
    }
}
