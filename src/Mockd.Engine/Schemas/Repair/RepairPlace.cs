using System.Globalization;
using Mockd.Contracts.Json;
using Mockd.Engine.Json;
using Mockd.Engine.Randomness;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Schemas.Repair;

/// <summary>A place in a made value, with what was known there when it was made.</summary>
internal sealed class RepairPlace
{
    private readonly RepairPlace? _parent;
    private readonly string _token;
    private SchemaView? _decided;

    private RepairPlace(RepairPlace? parent, string token, JsonValue? value, SchemaView? view)
    {
        _parent = parent;
        _token = token;
        Value = value;
        View = view;
    }

    /// <summary>Null for a member that is not there.</summary>
    public JsonValue? Value { get; }

    /// <summary>Null where nothing is said of the place, other than by what comes to hold by the value itself.</summary>
    public SchemaView? View { get; }

    public required Subject Owner { get; init; }

    public required ulong Seed { get; init; }

    public required PropertyName Name { get; init; }

    public int Depth => _parent is null ? 0 : _parent.Depth + 1;

    /// <summary>The name or index below the place that it is in.</summary>
    public string Token => _token;

    /// <summary>The view with the variants that the value is of; null when nothing is said.</summary>
    public SchemaView? Decided => _decided ??= View is null || Value is null ? View : VariantMatch.Decide(View, Value);

    public static RepairPlace Root(JsonValue value, SchemaView view, Subject owner, ulong seed, PropertyName name) =>
        new(null, "", value, view)
        {
            Owner = owner,
            Seed = seed,
            Name = name,
        };

    /// <summary>Null when the value has no such place.</summary>
    public RepairPlace? Find(string pointer)
    {
        var place = this;
        foreach (var name in ValuePointer.Tokens(pointer))
        {
            var next = place.Value switch
            {
                JsonObject members when members.Contains(name) => place.Member(name),
                JsonArray items when ValuePointer.IsIndex(name, out var index) && index < items.Count => place.Item(
                    index
                ),
                _ => null,
            };
            if (next is null)
            {
                return null;
            }

            place = next;
        }

        return place;
    }

    public RepairPlace Member(string name)
    {
        var decided = Decided;
        return new(this, name, (Value as JsonObject)?[name], decided?.Member(name))
        {
            Owner = decided is null ? Owner : new Subject(Seed, decided.Generation.Traits(Name), Owner.Now),
            Seed = Dice.Derive(Seed, name),
            Name = PropertyName.Of(name),
        };
    }

    public RepairPlace Item(int index)
    {
        var token = index.ToString(CultureInfo.InvariantCulture);
        var seed = Dice.Derive(Seed, token);
        var items = Value as JsonArray;
        return new(this, token, index < items?.Count ? items[index] : null, Decided?.ItemAt(index))
        {
            Owner = Subject.Alone(seed, Owner.Now),
            Seed = seed,
            Name = Name.Singular(),
        };
    }

    /// <summary>The whole value with another one at this place; an item behind the last is added.</summary>
    public JsonValue With(JsonValue replacement) =>
        _parent switch
        {
            null => replacement,
            { Value: JsonArray items } => _parent.With(WithItem(items, replacement)),
            { Value: JsonObject members } => _parent.With(members.With(_token, replacement)),
            _ => _parent.With(JsonObject.Of((_token, replacement))),
        };

    /// <summary>The whole value without what is at this place; null when that is the whole.</summary>
    public JsonValue? Without() =>
        _parent switch
        {
            { Value: JsonArray items } => _parent.With(JsonArray.Of(items.Where((_, i) => i != Index))),
            { Value: JsonObject members } => _parent.With(members.Without(_token)),
            _ => null,
        };

    private int Index => int.Parse(_token, CultureInfo.InvariantCulture);

    private JsonArray WithItem(JsonArray items, JsonValue item) =>
        Index >= items.Count ? JsonArray.Of(items.Append(item)) : items.Changed((own, i) => i == Index ? item : own);
}
