using System.Globalization;
using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Randomness;
using Mockd.Engine.Schemas.Generation;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Schemas.Completion;

/// <summary>One completion of a value.</summary>
internal sealed class CompletionRun(CompleteMode mode, DateTimeOffset now)
{
    private const int MaxDepth = 24;

    public JsonObject Complete(SchemaView view, JsonObject value, ulong seed, int depth)
    {
        var decided = VariantMatch.Decide(view, value);
        if (depth > MaxDepth || !decided.Plan.DescribesMembers)
        {
            return value;
        }

        var members = Present(decided, value, seed, depth);
        var described = decided.Plan.Members(mode);
        foreach (var member in described)
        {
            if (value.Contains(member.Name))
            {
                continue;
            }

            if ((member.Shared ?? Make(member, decided, seed, depth)) is { } made)
            {
                members ??= new JsonObjectBuilder(value, described.Length);
                members.Add(member.Name, made);
            }
        }

        return members?.Build() ?? value;
    }

    // Null when every present member stays as it is.
    private JsonObjectBuilder? Present(SchemaView view, JsonObject value, ulong seed, int depth)
    {
        JsonObjectBuilder? members = null;
        for (var i = 0; i < value.Count; i++)
        {
            var (name, present) = value.MemberAt(i);
            if (present.Kind is not (JsonKind.Object or JsonKind.Array) || view.Member(name) is not { } member)
            {
                continue;
            }

            var completed = Inside(member, present, Dice.Derive(seed, name), depth + 1);
            if (!ReferenceEquals(completed, present))
            {
                members ??= new JsonObjectBuilder(value);
                members.Set(name, completed);
            }
        }

        return members;
    }

    private JsonValue Inside(SchemaView view, JsonValue present, ulong seed, int depth) =>
        present switch
        {
            JsonObject nested => Complete(view, nested, seed, depth),
            JsonArray items when items.Any(i => i.Kind is JsonKind.Object or JsonKind.Array) => Items(
                VariantMatch.Decide(view, items),
                items,
                seed,
                depth
            ),
            _ => present,
        };

    private JsonArray Items(SchemaView view, JsonArray items, ulong seed, int depth) =>
        depth > MaxDepth
            ? items
            : items.Changed(
                (value, i) =>
                    view.ItemAt(i) is { } item
                        ? Inside(item, value, Dice.Derive(seed, i.ToString(CultureInfo.InvariantCulture)), depth + 1)
                        : value
            );

    private JsonValue? Make(CompletionMember member, SchemaView owner, ulong parent, int depth)
    {
        var name = member.Word!;
        var subject = new Subject(parent, owner.Generation.Traits(PropertyName.None), now);
        var seed = Dice.Derive(parent, member.Name);
        return member.View is null
            ? TextGeneration.Free(name, subject, seed)
            : Make(name, member.View, subject, seed, depth);
    }

    private JsonValue? Make(PropertyName name, SchemaView view, Subject owner, ulong seed, int depth)
    {
        if (depth > MaxDepth)
        {
            return null;
        }

        if (view.Choices.Count > 0)
        {
            return Chosen(name, view, owner, seed, depth);
        }

        switch (ValueKind.Of(view))
        {
            case SchemaTypes.Object when SchemaHeight.Of(view) < SchemaHeight.Endless:
                var made = Complete(view, JsonObject.Empty, seed, depth + 1);
                return view.Bounds.MinProperties <= made.Count
                    ? made
                    : ValueGenerator.Generate(view, owner, seed, name);
            case SchemaTypes.Integer or SchemaTypes.Number when !name.IsKey:
                return NumberGeneration.Near(
                    view.Bounds,
                    now.ToUnixTimeSeconds(),
                    !view.Bounds.Allows(SchemaTypes.Number)
                );
            default:
                return ValueGenerator.Generate(view, owner, seed, name);
        }
    }

    private JsonValue? Chosen(PropertyName name, SchemaView view, Subject owner, ulong seed, int depth)
    {
        JsonValue? best = null;
        foreach (var variant in VariantOrder.Simplest(view))
        {
            var chosen = view.Choose(variant);
            var made = CompletionPlan.SharedRequired(name, chosen) ?? Make(name, chosen, owner, seed, depth + 1);
            if (made is not null && view.Accepts(made))
            {
                return made;
            }

            best ??= made;
        }

        return best;
    }
}
