using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas;

/// <summary>The variants of one <c>oneOf</c> or <c>anyOf</c>.</summary>
internal sealed record SchemaChoice(IReadOnlyList<Schema> Variants, bool ExactlyOne, Discriminator? Discriminator)
{
    /// <summary>What the discriminator says for a variant; null when it says nothing.</summary>
    public string? TagOf(Schema variant)
    {
        if (Discriminator is null)
        {
            return null;
        }

        foreach (var (tag, target) in Discriminator.Mapping)
        {
            if (ReferenceEquals(target, variant))
            {
                return tag;
            }
        }

        return Discriminator.Mapping.Count == 0 ? variant.Name : null;
    }
}
