using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Mockd.Contracts.Json;
using Mockd.Engine.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas.Completion;
using Mockd.Engine.Schemas.Generation;
using Mockd.Engine.Schemas.Times;

namespace Mockd.Engine.Schemas;

/// <summary>
/// Schemas that hold together, read as one: what <c>allOf</c> joins is merged, what <c>oneOf</c> and <c>anyOf</c> leave open
/// is in <see cref="Choices"/> until <see cref="Choose"/> decides it.
/// </summary>
internal sealed class SchemaView
{
    // Views are derived from schemas, which never change, and live exactly as long as they do.
    private static readonly ConditionalWeakTable<Schema, SchemaView> OfSchemas = [];

    private readonly ConcurrentDictionary<string, SchemaView> _members = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, SchemaView> _chosen = new();
    private readonly ConcurrentDictionary<Schema, SchemaView> _joined = new();
    private readonly SchemaRoots _roots;
    private readonly Lazy<ItemViews> _itemsAt;
    private readonly Lazy<IReadOnlyList<KeyValuePair<string, IReadOnlyList<Schema>>>> _properties;
    private readonly Lazy<HashSet<string>> _names;
    private readonly Lazy<IReadOnlyList<string>> _required;
    private readonly Lazy<SchemaView?> _items;
    private readonly Lazy<JsonValue?> _literal;
    private readonly Lazy<SchemaTypes> _possible;
    private readonly Lazy<CompletionPlan> _plan;
    private readonly Lazy<GenerationPlan> _generation;
    private readonly Lazy<ChoicePlan> _variants;
    private readonly Lazy<bool> _isRisky;
    private readonly Lazy<bool> _isMendable;
    private readonly Lazy<WrittenHints> _hints;
    private readonly Lazy<IReadOnlyList<DescribedTime>> _times;

    private SchemaView(
        SchemaRoots roots,
        IReadOnlyList<Schema> parts,
        IReadOnlyList<SchemaChoice> choices,
        IReadOnlyDictionary<string, string> tags
    )
    {
        _roots = roots;
        Parts = parts;
        Choices = choices;
        Tags = tags;
        Bounds = SchemaBounds.Of(parts);
        _properties = new(() => MergedMembers.Properties(parts));
        _names = new(() => Properties.Select(p => p.Key).ToHashSet(StringComparer.Ordinal));
        _required = new(() => MergedMembers.Required(parts));
        _items = new(() => MergedMembers.Items(parts));
        _itemsAt = new(() => new ItemViews(parts));
        _possible = new(FindPossible);
        _literal = new(() => SchemaLiteral.Of(this));
        _plan = new(() => new CompletionPlan(this));
        _generation = new(() => new GenerationPlan(this));
        _variants = new(() => new ChoicePlan(this));
        _isRisky = new(() => GenerationRisk.Of(this));
        _isMendable = new(() => ValueGenerator.IsMendable(this));
        _hints = new(() => WrittenHints.Of(parts));
        _times = new(() => DescribedTimes.Of(this));
    }

    /// <summary>Every schema a value has to satisfy, the outermost first.</summary>
    public IReadOnlyList<Schema> Parts { get; }

    public IReadOnlyList<SchemaChoice> Choices { get; }

    /// <summary>Member values that the discriminators of decided choices ask for.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; }

    public SchemaBounds Bounds { get; }

    public SchemaTypes Types => Bounds.Types;

    /// <summary>The types of any variant; never <see cref="SchemaTypes.Any"/> unless nothing is possible.</summary>
    public SchemaTypes Possible => _possible.Value;

    public bool IsNever => Bounds.IsNever;

    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<Schema>>> Properties => _properties.Value;

    /// <summary>The first property whose name differs at most in how its words are joined; null when there is none.</summary>
    public string? PropertyLike(string name)
    {
        for (var i = 0; i < Properties.Count; i++)
        {
            if (FieldNames.AreAlike(Properties[i].Key, name))
            {
                return Properties[i].Key;
            }
        }

        return null;
    }

    public IReadOnlyList<string> Required => _required.Value;

    /// <summary>What every array item satisfies; null when nothing is said.</summary>
    public SchemaView? Items => _items.Value;

    /// <summary>The value that the schemas name themselves: const, a valid example, default or enum; null when they do not.</summary>
    public JsonValue? Literal => _literal.Value;

    public CompletionPlan Plan => _plan.Value;

    public GenerationPlan Generation => _generation.Value;

    /// <summary>A made value may be wrong by what the parts themselves say, so that it has to be checked.</summary>
    public bool IsRisky => _isRisky.Value;

    /// <summary>Values that came out wrong can be mended; found out by one that is made for nobody.</summary>
    public bool IsMendable => _isMendable.Value;

    /// <summary>Of a view with a choice.</summary>
    public ChoicePlan Variants => _variants.Value;

    public WrittenHints Hints => _hints.Value;

    /// <summary>Members that mean when the object was made and last changed.</summary>
    public IReadOnlyList<DescribedTime> Times => _times.Value;

    public bool IsNullable => Bounds.IsNullable;

    /// <summary>
    /// Null is valid: also where what stands beside `nullable` in `allOf` would refuse it alone. From 3.1 on `nullable` has no
    /// meaning: it is taken for what its writer meant in what callers send, but nothing is made of it.
    /// </summary>
    public bool AcceptsNull =>
        IsNullable
        && !Parts.Any(p => p is { IsMarkedNullable: true, Document.AllowsSiblings: true })
        && (Accepts(JsonValue.Null) || SchemaChecker.Accepts(Parts[0], JsonValue.Null));

    public bool AllowsAdditional => Bounds.AllowsAdditional;

    public static SchemaView Of(Schema schema) => OfSchemas.GetValue(schema, static s => Join([s]));

    public static SchemaView Of(IReadOnlyList<Schema> schemas) => schemas.Count == 1 ? Of(schemas[0]) : Join(schemas);

    /// <summary>This view with one variant of its first choice decided.</summary>
    public SchemaView Choose(int variant) =>
        _chosen.TryGetValue(variant, out var known) ? known : _chosen.GetOrAdd(variant, Decide(variant));

    /// <summary>True when one of the parts names the member among its properties.</summary>
    public bool Declares(string name) => _names.Value.Contains(name);

    /// <summary>The named member's view; null when it may hold anything.</summary>
    public SchemaView? Member(string name)
    {
        if (_members.TryGetValue(name, out var known))
        {
            return known;
        }

        var schemas = MergedMembers.Of(Parts, name);
        if (schemas.Count == 0)
        {
            return null;
        }

        // Only described names are kept: callers send others without end.
        var view = Of(schemas);
        return Declares(name) ? _members.GetOrAdd(name, view) : view;
    }

    /// <summary>The view of the item at an index; null when nothing is said of it.</summary>
    public SchemaView? ItemAt(int index) => _itemsAt.Value.At(index);

    /// <summary>How many items have views of their own.</summary>
    public int PrefixCount => _itemsAt.Value.PrefixCount;

    /// <summary>This view and a schema that has to hold as well.</summary>
    public SchemaView With(Schema schema)
    {
        if (_joined.TryGetValue(schema, out var known))
        {
            return known;
        }

        List<Schema> parts = [.. Parts];
        List<SchemaChoice> choices = [.. Choices];
        Collect(schema, parts, choices);
        var view =
            parts.Count == Parts.Count ? this : new(_roots.With(schema), parts, choices, Tagged(parts, new(Tags)));
        return _joined.GetOrAdd(schema, view);
    }

    /// <summary>True when a value is valid.</summary>
    public bool Accepts(JsonValue value) => _roots.Accept(value);

    /// <summary>All that is wrong with a value.</summary>
    public IReadOnlyList<SchemaViolation> Check(JsonValue value) => _roots.Check(value);

    private static SchemaView Join(IReadOnlyList<Schema> roots)
    {
        List<Schema> parts = [];
        List<SchemaChoice> choices = [];
        foreach (var root in roots)
        {
            Collect(root, parts, choices);
        }

        return new(new SchemaRoots(roots), parts, choices, Tagged(parts, []));
    }

    private SchemaTypes FindPossible()
    {
        if (IsNever || Choices.Count == 0)
        {
            return IsNever ? SchemaTypes.Any
                : Types == SchemaTypes.Any ? ~SchemaTypes.Any
                : Types;
        }

        return Enumerable
            .Range(0, Choices[0].Variants.Count)
            .Aggregate(SchemaTypes.Any, (types, v) => types | Choose(v).Possible);
    }

    private SchemaView Decide(int variant)
    {
        var choice = Choices[0];
        var chosen = choice.Variants[variant];
        List<Schema> parts = [.. Parts];
        List<SchemaChoice> choices = [.. Choices.Skip(1)];
        Collect(chosen, parts, choices);
        var tags = new Dictionary<string, string>(Tags, StringComparer.Ordinal);
        if (choice.TagOf(chosen) is { } tag)
        {
            tags[choice.Discriminator!.PropertyName] = tag;
        }

        return new(_roots.With(chosen), parts, choices, Tagged(parts, tags));
    }

    private static void Collect(Schema schema, List<Schema> parts, List<SchemaChoice> choices)
    {
        if (parts.Any(p => ReferenceEquals(p, schema)))
        {
            return;
        }

        parts.Add(schema);
        foreach (var joined in schema.AllOf)
        {
            Collect(joined, parts, choices);
        }

        if (schema.OneOf.Count > 0)
        {
            choices.Add(new(schema.OneOf, true, schema.Discriminator));
        }

        if (schema.AnyOf.Count > 0)
        {
            choices.Add(new(schema.AnyOf, false, schema.Discriminator));
        }
    }

    // A parent that others extend by allOf names in its discriminator which of them a value is.
    private static Dictionary<string, string> Tagged(List<Schema> parts, Dictionary<string, string> tags)
    {
        var all = new Dictionary<string, string>(tags, StringComparer.Ordinal);
        foreach (var parent in parts)
        {
            if (parent.Discriminator is not { } discriminator || parent.OneOf.Count + parent.AnyOf.Count > 0)
            {
                continue;
            }

            foreach (var (tag, target) in discriminator.Mapping)
            {
                if (!all.ContainsKey(discriminator.PropertyName) && parts.Any(p => ReferenceEquals(p, target)))
                {
                    all[discriminator.PropertyName] = tag;
                }
            }
        }

        return all;
    }
}
