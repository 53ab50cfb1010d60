using System.Text.Json;

namespace Mockd.Engine.Schemas.Checking;

/// <summary>Which value of a discriminator names which variant.</summary>
internal static class VariantTags
{
    public static readonly IReadOnlyDictionary<string, SchemaNode> None = new Dictionary<string, SchemaNode>();

    /// <summary>The member that tells the variants apart, if one does.</summary>
    public static (string? Tag, IReadOnlyDictionary<string, SchemaNode> Tagged) Of(
        SchemaLibrary library,
        SchemaSite site,
        string keyword
    )
    {
        var description = library.Description!;
        if (description.SchemaAt(site.Pointer, site.Element).Discriminator is not { } discriminator)
        {
            return (null, None);
        }

        var tagged = new Dictionary<string, SchemaNode>(StringComparer.Ordinal);
        foreach (var (place, node) in library.Items(site, keyword, site.Element.GetProperty(keyword)))
        {
            if (place.Element.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            var variant = description.SchemaAt(place.Pointer, place.Element);
            if (variant.Name is { } name && !discriminator.Mapping.ContainsKey(name))
            {
                tagged.TryAdd(name, node);
            }

            foreach (var (tag, _) in discriminator.Mapping.Where(m => ReferenceEquals(m.Value, variant)))
            {
                tagged.TryAdd(tag, node);
            }
        }

        return (discriminator.PropertyName, tagged);
    }
}
