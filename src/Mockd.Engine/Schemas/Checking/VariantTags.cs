using System.Text.Json;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas.Checking;

/// <summary>Which value of a discriminator names which variant.</summary>
/// <param name="Tag">The member that tells the variants apart; null when none does.</param>
/// <param name="Nodes">The variants by that value.</param>
/// <param name="Known">Values that name something, be it no variant.</param>
/// <param name="IsComplete">Every variant has a value, so that one that names nothing is of none of them.</param>
internal sealed record VariantTags(
    string? Tag,
    IReadOnlyDictionary<string, SchemaNode> Nodes,
    IReadOnlySet<string> Known,
    bool IsComplete
)
{
    public static readonly VariantTags None = new(
        null,
        new Dictionary<string, SchemaNode>(),
        new HashSet<string>(),
        IsComplete: false
    );

    public static VariantTags Of(SchemaLibrary library, SchemaSite site, string keyword)
    {
        var description = library.Description!;
        if (description.SchemaAt(site.Pointer, site.Element).Discriminator is not { } discriminator)
        {
            return None;
        }

        var tagged = new Dictionary<string, SchemaNode>(StringComparer.Ordinal);
        var known = discriminator.Mapping.Keys.ToHashSet(StringComparer.Ordinal);
        var isComplete = true;
        foreach (var (place, node) in library.Items(site, keyword, site.Element.GetProperty(keyword)))
        {
            if (place.Element.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            var variant = description.SchemaAt(place.Pointer, place.Element);
            var before = tagged.Count;
            if (variant.Name is { } name && !discriminator.Mapping.ContainsKey(name))
            {
                tagged.TryAdd(name, node);
            }

            foreach (var (tag, _) in discriminator.Mapping.Where(m => ReferenceEquals(m.Value, variant)))
            {
                tagged.TryAdd(tag, node);
            }

            isComplete &= tagged.Count > before;
            known.UnionWith(Listed(variant, discriminator.PropertyName));
        }

        known.UnionWith(tagged.Keys);
        return new VariantTags(discriminator.PropertyName, tagged, known, isComplete);
    }

    /// <summary>The value of the discriminator names nothing (OpenAPI 3.1, section 4.8.25.4: validation should fail).</summary>
    public bool IsUnknown(JsonValue value) =>
        IsComplete && (value as JsonObject)?[Tag!]?.AsText is { } text && !Known.Contains(text);

    // What a variant says of its own member counts, also where nobody put it in the mapping.
    private static IEnumerable<string> Listed(Schema variant, string property) =>
        SchemaView
            .Of(variant)
            .Member(property)
            ?.Parts.SelectMany(p => (p.Enum ?? []).Append(p.Const!))
            .Select(v => v?.AsText)
            .OfType<string>()
        ?? [];
}
