using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas;

/// <summary>The variants of one <c>oneOf</c> or <c>anyOf</c>.</summary>
internal sealed record SchemaChoice(IReadOnlyList<Schema> Variants, bool ExactlyOne, Discriminator? Discriminator)
{
    private bool? _tellsApart;

    /// <summary>Whatever fits one variant is fine: it cannot fit another, or may.</summary>
    public bool TellsApart => _tellsApart ??= !ExactlyOne || AreApart();

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

    private bool AreApart()
    {
        const int Most = 24;
        if (Variants.Count > Most)
        {
            return false;
        }

        var views = Variants.Select(SchemaView.Of).ToArray();
        for (var i = 1; i < views.Length; i++)
        {
            for (var other = 0; other < i; other++)
            {
                if (!AreApart(views[i], views[other]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool AreApart(SchemaView a, SchemaView b) =>
        TypesAreApart(a, b) || a.Required.Any(name => b.Required.Contains(name) && ValuesAreApart(a, b, name));

    private static bool TypesAreApart(SchemaView a, SchemaView b) =>
        a.Types != SchemaTypes.Any
        && b.Types != SchemaTypes.Any
        && !a.IsNullable
        && !b.IsNullable
        && (Widened(a.Types) & Widened(b.Types)) == 0;

    // Every integer is a number.
    private static SchemaTypes Widened(SchemaTypes types) =>
        (types & SchemaTypes.Integer) != 0 ? types | SchemaTypes.Number : types;

    // A member that both have to have, whose described values differ.
    private static bool ValuesAreApart(SchemaView a, SchemaView b, string name)
    {
        if (a.Types != SchemaTypes.Object || b.Types != SchemaTypes.Object || a.IsNullable || b.IsNullable)
        {
            return false;
        }

        var (left, right) = (NamedValues(a.Member(name)), NamedValues(b.Member(name)));
        return left is not null && right is not null && !left.Any(right.Contains);
    }

    private static IReadOnlyList<JsonValue>? NamedValues(SchemaView? member) =>
        member is null || member.IsNullable ? null
        : member.Parts.Select(p => p.Const).OfType<JsonValue>().FirstOrDefault() is { } only ? [only]
        : member.Parts.Select(p => p.Enum).FirstOrDefault(e => e is not null);
}
