using System.Globalization;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Randomness;

namespace Mockd.Engine.Schemas;

/// <summary>One generation of a value: knows how deep it is and how much it has written.</summary>
internal sealed class ValueGeneration(DateTimeOffset now, bool withOptional)
{
    private const int MaxDepth = 24;
    private const int MaxNodes = 20_000;
    private const int NodesForOptional = 600;
    private readonly List<SchemaView> _open = [];
    private int _nodes;

    /// <summary>Null when the schemas exclude each other, or only an endless value would do.</summary>
    public JsonValue? Value(SchemaView view, ulong seed, string? name, int depth)
    {
        if (view.IsNever || ++_nodes > MaxNodes || depth > MaxDepth)
        {
            return null;
        }

        if (view.Literal is { } literal && (!literal.IsNull || view.Choices.Count == 0))
        {
            return literal;
        }

        return view.Choices.Count > 0 ? Chosen(view, seed, name, depth) : Typed(view, seed, name, depth);
    }

    private JsonValue? Chosen(SchemaView view, ulong seed, string? name, int depth)
    {
        JsonValue? best = null;
        JsonValue? exclusive = null;
        var isReference = IsReference(view);
        foreach (var variant in VariantOrder.Simplest(view))
        {
            var made = Value(view.Choose(variant), seed, isReference ? "id" : name, depth);
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

    private JsonValue? Typed(SchemaView view, ulong seed, string? name, int depth) =>
        ValueKind.Of(view) switch
        {
            SchemaTypes.String => TextGeneration.Text(view, seed, now, name) is { } text
                ? new JsonText(text)
                : OrNull(view),
            SchemaTypes.Integer or SchemaTypes.Number => NumberGeneration.Number(view, seed, now, name) ?? OrNull(view),
            SchemaTypes.Boolean => JsonBoolean.False,
            SchemaTypes.Array => Array(view, seed, name, depth) ?? OrNull(view),
            SchemaTypes.Object => Object(view, seed, depth) ?? OrNull(view),
            _ => OrNull(view),
        };

    private static JsonValue? OrNull(SchemaView view) => view.IsNullable ? JsonValue.Null : null;

    private JsonArray? Array(SchemaView view, ulong seed, string? name, int depth)
    {
        var bounds = view.Bounds;
        var prefix = view.Parts.Max(p => p.PrefixItems.Count);
        var count = Math.Max(
            bounds.MinItems,
            Math.Min(depth <= 2 && withOptional ? Math.Max(1, prefix) : 0, bounds.MaxItems ?? 1)
        );
        List<JsonValue> items = [];
        for (var i = 0; i < count; i++)
        {
            if (
                Item(view, Dice.Derive(seed, i.ToString(CultureInfo.InvariantCulture)), name, depth, items)
                is not { } item
            )
            {
                return items.Count >= bounds.MinItems ? JsonArray.Of(items) : null;
            }

            items.Add(item);
        }

        return JsonArray.Of(items);
    }

    private JsonValue? Item(SchemaView view, ulong seed, string? name, int depth, List<JsonValue> before)
    {
        const int Tries = 40;
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
            var item = Value(schema, seed + (ulong)i, SingularOf(name), depth + 1);
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

    private static string? SingularOf(string? name) =>
        name is { Length: > 3 } && name.EndsWith('s') && !name.EndsWith("ss", StringComparison.Ordinal)
            ? name[..^1]
            : name;

    private JsonObject? Object(SchemaView view, ulong seed, int depth)
    {
        var members = new JsonObjectBuilder();
        var required = view.Required;
        _open.Add(view);
        var isWhole = true;
        foreach (var (name, _) in view.Properties)
        {
            var isRequired = required.Contains(name);
            if (isRequired || IsWanted(view, name, depth, members.Count))
            {
                isWhole &= Add(members, view, name, seed, depth) || !isRequired;
            }
        }

        foreach (var name in required)
        {
            isWhole &= members.Contains(name) || view.Declares(name) || Add(members, view, name, seed, depth);
        }

        isWhole &= FillUp(members, view, seed, depth);
        _open.RemoveAt(_open.Count - 1);
        return isWhole ? members.Build() : null;
    }

    private bool IsWanted(SchemaView view, string name, int depth, int count)
    {
        if (!withOptional || depth > 2 || _nodes > NodesForOptional || count >= view.Bounds.MaxProperties)
        {
            return false;
        }

        if (view.Member(name) is not { } member)
        {
            return true;
        }

        var height = SchemaHeight.Of(member);
        return !_open.Contains(member) && height <= (depth == 2 ? 0 : 3);
    }

    private bool Add(JsonObjectBuilder members, SchemaView view, string name, ulong seed, int depth)
    {
        var memberSeed = Dice.Derive(seed, name);
        var member = view.Member(name);
        if (member is null)
        {
            members.Set(name, PlausibleText.For(name, memberSeed, now) ?? "text");
            return true;
        }

        if (member.Bounds.WriteOnly)
        {
            return true;
        }

        var tag = view.Tags.TryGetValue(name, out var text) ? new JsonText(text) : null;
        if (
            (tag is not null && member.Accepts(tag) ? tag : Value(member, memberSeed, name, depth + 1)) is not { } value
        )
        {
            return false;
        }

        members.Set(name, value);
        return true;
    }

    private bool FillUp(JsonObjectBuilder members, SchemaView view, ulong seed, int depth)
    {
        foreach (var (name, _) in view.Properties)
        {
            if (members.Count < view.Bounds.MinProperties && !members.Contains(name))
            {
                Add(members, view, name, seed, depth);
            }
        }

        for (var i = 1; members.Count < view.Bounds.MinProperties && view.AllowsAdditional && i <= 1000; i++)
        {
            if (!Add(members, view, FurtherName(view, seed, i), seed, depth))
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
