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

        if (view.Literal is { } literal && (!literal.IsNull || view.Choices.Count == 0))
        {
            return literal;
        }

        return view.Choices.Count > 0 ? Chosen(view, owner, seed, name, depth) : Typed(view, owner, seed, name, depth);
    }

    private JsonValue? Chosen(SchemaView view, Subject owner, ulong seed, PropertyName name, int depth)
    {
        JsonValue? best = null;
        JsonValue? exclusive = null;
        var isReference = IsReference(view);
        foreach (var variant in VariantOrder.Simplest(view))
        {
            var made = Value(view.Choose(variant), owner, seed, isReference ? name.OfId() : name, depth);
            if (made is not null && IsOnlyFit(view.Choices[0], variant, made))
            {
                return made;
            }

            best ??= made;
            exclusive ??= made is JsonObject members
                ? VariantExclusion.Exclude(view.Choose(variant), view.Choices[0], variant, members)
                : null;
        }

        return exclusive ?? best ?? (view.IsNullable ? JsonValue.Null : null);
    }

    // A text or an object that has an id: the text is that id.
    private static bool IsReference(SchemaView view)
    {
        var variants = Enumerable.Range(0, view.Choices[0].Variants.Count).Select(view.Choose).ToList();
        return variants.Exists(v => v.Types == SchemaTypes.String) && variants.Exists(v => v.Required.Contains("id"));
    }

    private static bool IsOnlyFit(SchemaChoice choice, int variant, JsonValue value)
    {
        for (var i = 0; choice.ExactlyOne && i < choice.Variants.Count; i++)
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
            SchemaTypes.String => TextGeneration.Text(view, name, owner, seed) is { } text
                ? new JsonText(text)
                : OrNull(view),
            SchemaTypes.Integer or SchemaTypes.Number => NumberGeneration.Number(view, name, owner, seed)
                ?? OrNull(view),
            SchemaTypes.Boolean => name.Meaning == Meaning.GoodFlag ? JsonBoolean.True : JsonBoolean.False,
            SchemaTypes.Array => Array(view, seed, name, depth) ?? OrNull(view),
            SchemaTypes.Object => Object(view, owner, seed, name, depth) ?? OrNull(view),
            _ => OrNull(view),
        };

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
        var prefix = view.Parts.Max(p => p.PrefixItems.Count);
        return depth > 2 || !withOptional ? 0
            : prefix > 0 ? prefix
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

            if (NextNamed(schema, before) is { } other)
            {
                return other;
            }
        }

        return null;
    }

    private static JsonValue? NextNamed(SchemaView schema, List<JsonValue> before) =>
        schema.Parts.SelectMany(p => p.Enum ?? []).FirstOrDefault(v => !before.Contains(v) && schema.Accepts(v));

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
        for (var i = 0; i < plan.Members.Length; i++)
        {
            var member = plan.Members[i];
            if (member.IsRequired || (!lots.IsLeftOut(i) && IsWanted(view, member, depth, members.Count)))
            {
                isWhole &=
                    Add(members, member, lots.Given(i) ?? member.Fresh(spoken, seed), subject, seed, depth)
                    || !member.IsRequired;
            }
            else if (
                _occasion.WritesNull
                && withOptional
                && member.MayBeNull
                && !(members.Count >= view.Bounds.MaxProperties)
            )
            {
                members.Set(member.Name.Text, JsonValue.Null);
            }
        }

        isWhole &= FillUp(members, view, subject, seed, depth);
        MemberOrder.Mend(members, plan);
        _open.RemoveAt(_open.Count - 1);
        return isWhole || isLenient ? members.Build() : null;
    }

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
        foreach (var member in view.Generation.Members)
        {
            if (members.Count < view.Bounds.MinProperties && !members.Contains(member.Name.Text))
            {
                Add(members, member, member.Tag, subject, seed, depth);
            }
        }

        for (var i = 1; members.Count < view.Bounds.MinProperties && view.AllowsAdditional && i <= 1000; i++)
        {
            var name = FurtherName(view, seed, i);
            var further = new GenerationMember(PropertyName.Of(name), view.Member(name), false, null);
            if (!Add(members, further, null, subject, seed, depth))
            {
                return false;
            }
        }

        return members.Count >= view.Bounds.MinProperties;
    }

    private static string FurtherName(SchemaView view, ulong seed, int index)
    {
        var pattern = view.Parts.SelectMany(p => p.PatternProperties).Select(p => p.Key).FirstOrDefault();
        var named = pattern is null ? null : PatternText.Generate(pattern, seed + (ulong)index);
        return named ?? $"key_{index.ToString(CultureInfo.InvariantCulture)}";
    }
}
