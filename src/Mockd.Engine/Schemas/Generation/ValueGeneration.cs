using System.Globalization;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Randomness;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Schemas.Generation;

/// <summary>One generation of a value: knows how deep it is and how much it has written.</summary>
/// <param name="isLenient">Objects are made without the members that cannot be.</param>
/// <param name="occasion">What the whole is made for; null: nothing that would show in it.</param>
internal sealed class ValueGeneration(
    DateTimeOffset now,
    bool withOptional,
    bool isLenient = false,
    Occasion? occasion = null
)
{
    private const int MaxDepth = 24;
    private const int MaxNodes = 20_000;
    private const int NodesForOptional = 600;
    private const int RowDepth = 2;
    private readonly Occasion _occasion = occasion ?? Occasion.Usual;
    private readonly List<SchemaView> _open = [];
    private int _nodes;

    /// <summary>Null when the schemas exclude each other, or only an endless value would do.</summary>
    /// <param name="owner">The object that the value is a part of.</param>
    public JsonValue? Value(SchemaView view, Subject owner, ulong seed, PropertyName name, int depth)
    {
        if (view.IsNever || ++_nodes > MaxNodes || depth > MaxDepth)
        {
            return null;
        }

        MayBeWrong |= view.IsRisky;
        if (view.IsNullable && _open.Contains(view))
        {
            return JsonValue.Null;
        }

        if (view.Literal is { } literal && (!literal.IsNull || view.Choices.Count == 0))
        {
            return literal;
        }

        return view.Choices.Count > 0 ? Chosen(view, owner, seed, name, depth) : Typed(view, owner, seed, name, depth);
    }

    /// <summary>What was made may be wrong by what can only be told from the whole.</summary>
    public bool MayBeWrong { get; private set; }

    private JsonValue? Chosen(SchemaView view, Subject owner, ulong seed, PropertyName name, int depth)
    {
        JsonValue? best = null;
        JsonValue? exclusive = null;
        var choice = view.Choices[0];
        var own = view.Variants.IsReference ? name.OfId() : name;
        foreach (var variant in view.Variants.Order)
        {
            var made = Value(view.Choose(variant), owner, seed, own, depth);
            if (made is not null && (choice.TellsApart || IsOnlyFit(choice, variant, made)))
            {
                return made;
            }

            best ??= made;
            exclusive ??= made is JsonObject members
                ? VariantExclusion.Exclude(view.Choose(variant), choice, variant, members)
                : null;
        }

        return exclusive ?? best ?? OrNull(view);
    }

    private static bool IsOnlyFit(SchemaChoice choice, int variant, JsonValue value)
    {
        for (var i = 0; i < choice.Variants.Count; i++)
        {
            if (i != variant && SchemaChecker.Accepts(choice.Variants[i], value))
            {
                return false;
            }
        }

        return true;
    }

    private JsonValue? Typed(SchemaView view, Subject owner, ulong seed, PropertyName name, int depth) =>
        ValueKind.Of(view) switch
        {
            SchemaTypes.String => Text(view, owner, seed, name, depth) ?? OrNull(view),
            SchemaTypes.Integer or SchemaTypes.Number => NumberGeneration.Number(view, name, owner, seed)
                ?? OrNull(view),
            SchemaTypes.Boolean => name.Meaning == Meaning.GoodFlag ? JsonBoolean.True : JsonBoolean.False,
            SchemaTypes.Array => Array(view, seed, name, depth) ?? OrNull(view),
            SchemaTypes.Object => Object(view, owner, seed, name, depth) ?? OrNull(view),
            _ => OrNull(view),
        };

    private JsonText? Text(SchemaView view, Subject owner, ulong seed, PropertyName name, int depth)
    {
        if (
            view.Bounds is { ContentSchema: { } inner, ContentEncoding: null }
            && Value(SchemaView.Of(inner), owner, seed, name, depth + 1) is { } held
            && new JsonText(held.ToString()) is var holding
            && view.Accepts(holding)
        )
        {
            return holding;
        }

        return TextGeneration.Text(view, name, owner, seed) is { } text ? new JsonText(text) : null;
    }

    private static JsonValue? OrNull(SchemaView view) => view.IsNullable ? JsonValue.Null : null;

    private JsonArray? Array(SchemaView view, ulong seed, PropertyName name, int depth)
    {
        var bounds = view.Bounds;
        var count = Math.Max(bounds.MinItems, Math.Min(Wanted(view, seed, depth), bounds.MaxItems ?? int.MaxValue));
        var one = name.Singular();
        List<JsonValue> items = [];
        for (var i = 0; i < count; i++)
        {
            var itemSeed = Dice.Derive(seed, i.ToString(CultureInfo.InvariantCulture));
            if (Item(view, itemSeed, one, depth, items) is not { } item)
            {
                return items.Count >= bounds.MinItems ? JsonArray.Of(items) : null;
            }

            items.Add(item);
        }

        return JsonArray.Of(items);
    }

    // Lists that are what the body is about have a few items, others one: enough to show what they hold.
    private int Wanted(SchemaView view, ulong seed, int depth)
    {
        const int Few = 3;
        return depth > 2 || !withOptional ? 0
            : view.PrefixCount > 0 ? view.PrefixCount
            : depth <= 1 ? 1 + new Dice(seed).Next(Few)
            : 1;
    }

    private JsonValue? Item(SchemaView view, ulong seed, PropertyName name, int depth, List<JsonValue> before)
    {
        const int Tries = 40;
        const int TriesByName = 10;
        var schema = view.ItemAt(before.Count);
        if (schema is null)
        {
            return new JsonText($"item {before.Count + 1}");
        }

        if (_open.Contains(schema) && before.Count >= view.Bounds.MinItems)
        {
            return null;
        }

        for (var i = 0; i < Tries; i++)
        {
            // Some names leave little to choose from.
            var named = i < TriesByName ? name : PropertyName.None;
            var itemSeed = seed + (ulong)i;
            var item = Value(
                schema,
                Subject.Alone(itemSeed, now, depth <= RowDepth ? _occasion.OfRows : null),
                itemSeed,
                named,
                depth + 1
            );
            if (item is null || !view.Bounds.UniqueItems || !before.Contains(item))
            {
                return item;
            }

            if (schema.Literal is not null)
            {
                break;
            }
        }

        return Distinct(schema, before, seed, name, depth);
    }

    // Where there are few values, they are gone through.
    private JsonValue? Distinct(SchemaView schema, List<JsonValue> before, ulong seed, PropertyName name, int depth)
    {
        if (schema.Choices.Count == 0 && !ValueDomain.Named(schema).Any())
        {
            var fresh = Typed(schema, Subject.Alone(seed, now), seed, name, depth + 1);
            if (fresh is not null && !before.Contains(fresh))
            {
                return fresh;
            }
        }

        return ValueDomain.Of(schema).FirstOrDefault(value => !before.Contains(value));
    }

    private JsonObject? Object(SchemaView view, Subject owner, ulong seed, PropertyName name, int depth)
    {
        var plan = view.Generation;
        var spoken = owner.Within;
        var subject = new Subject(seed, plan.Traits(name), now, spoken)
        {
            Within = plan.IsEnvelope || spoken.Happened == FateNames.All ? spoken : Occasion.Usual,
        };
        var lots = plan.Lots(spoken.Happened);
        var members = new JsonObjectBuilder(Math.Min(plan.Members.Length, 64));
        _open.Add(view);
        var isWhole = true;
        var required = plan.RequiredCount;
        for (var i = 0; i < plan.Members.Length; i++)
        {
            var member = plan.Members[i];
            if (member.IsRequired || (!lots.IsLeftOut(i) && IsWanted(view, member, depth, members.Count + required)))
            {
                required -= member.IsRequired ? 1 : 0;
                isWhole &=
                    Add(members, member, lots.Given(i) ?? member.Fresh(spoken, seed), subject, seed, depth)
                    || !member.IsRequired;
            }
            else if (member.MayBeNull && WritesNull(view, members.Count + required))
            {
                members.Set(member.Name.Text, JsonValue.Null);
            }
        }

        isWhole &= FillUp(members, view, subject, seed, depth);
        MemberOrder.Mend(members, plan);
        _open.RemoveAt(_open.Count - 1);
        return isWhole || isLenient ? members.Build() : null;
    }

    private bool WritesNull(SchemaView owner, int count) =>
        _occasion.WritesNull && withOptional && !(count >= owner.Bounds.MaxProperties);

    private bool IsWanted(SchemaView owner, GenerationMember member, int depth, int count)
    {
        if (!withOptional || depth > 2 || _nodes > NodesForOptional || count >= owner.Bounds.MaxProperties)
        {
            return false;
        }

        if (member.View is not { } view)
        {
            return true;
        }

        var height = SchemaHeight.Of(view);
        return !_open.Contains(view) && height <= (depth == 2 ? 0 : 3);
    }

    /// <param name="given">Null: to be made.</param>
    private bool Add(
        JsonObjectBuilder members,
        GenerationMember member,
        JsonValue? given,
        Subject subject,
        ulong seed,
        int depth
    )
    {
        var name = member.Name.Text;
        var memberSeed = Dice.Derive(seed, name);
        if (member.View is null)
        {
            members.Set(name, TextGeneration.Free(member.Name, subject, memberSeed));
            return true;
        }

        if (member.View.Bounds.WriteOnly)
        {
            return true;
        }

        if ((given ?? Value(member.View, subject, memberSeed, member.Name, depth + 1)) is not { } value)
        {
            return false;
        }

        members.Set(name, value);
        return true;
    }

    private bool FillUp(JsonObjectBuilder members, SchemaView view, Subject subject, ulong seed, int depth)
    {
        if (members.Count >= view.Bounds.MinProperties)
        {
            return true;
        }

        foreach (var member in view.Generation.Members)
        {
            if (members.Count < view.Bounds.MinProperties && !members.Contains(member.Name.Text))
            {
                Add(members, member, member.Tag, subject, seed, depth);
            }
        }

        if (members.Count < view.Bounds.MinProperties)
        {
            AddFurther(members, view, subject, seed, depth);
        }

        return members.Count >= view.Bounds.MinProperties;
    }

    private void AddFurther(JsonObjectBuilder members, SchemaView view, Subject subject, ulong seed, int depth)
    {
        foreach (var name in view.Generation.Names.Further(seed, now))
        {
            var further = new GenerationMember(PropertyName.Of(name), view.Member(name), false, null);
            if (
                members.Contains(name)
                || (Add(members, further, null, subject, seed, depth) && members.Count < view.Bounds.MinProperties)
            )
            {
                continue;
            }

            return;
        }
    }
}
