using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas;

/// <summary>
/// Makes a value fit one variant of a <c>oneOf</c> only. Where every variant would take it, because none requires
/// anything, the members of the others are there as null, which says that the value is not of their kind.
/// </summary>
internal static class VariantExclusion
{
    /// <summary>Null when null does not tell the variants apart.</summary>
    public static JsonObject? Exclude(SchemaView chosen, SchemaChoice choice, int variant, JsonObject value)
    {
        for (var i = 0; i < choice.Variants.Count; i++)
        {
            if (i == variant || !SchemaChecker.Accepts(choice.Variants[i], value))
            {
                continue;
            }

            if (Distinct(chosen, choice.Variants[i], value) is not { } distinct)
            {
                return null;
            }

            value = distinct;
        }

        return chosen.Accepts(value) ? value : null;
    }

    private static JsonObject? Distinct(SchemaView chosen, Schema other, JsonObject value)
    {
        var view = SchemaView.Of(other);
        var names = view.Properties.Select(p => p.Key).Where(n => !chosen.Declares(n) && !value.Contains(n));
        return names
            .Select(name => value.With(name, JsonValue.Null))
            .FirstOrDefault(made => !SchemaChecker.Accepts(other, made) && chosen.Parts.All(p => TakesNull(p, made)));
    }

    // The choice itself is among the parts; it is what the value does not satisfy yet.
    private static bool TakesNull(Schema part, JsonObject made) =>
        part.OneOf.Count > 0 || SchemaChecker.Accepts(part, made);
}
