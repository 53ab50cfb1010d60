using System.Text.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas.Generation;

/// <summary>
/// Whether a value that is made for a view may be wrong. Most keywords are kept while a value is made; what others say of it
/// shows only when it is whole.
/// </summary>
internal static class GenerationRisk
{
    private static readonly string[] Hard =
    [
        "not",
        "if",
        "dependencies",
        "dependentRequired",
        "dependentSchemas",
        "propertyNames",
        "patternProperties",
        "contains",
        "unevaluatedProperties",
        "unevaluatedItems",
        "additionalItems",
        "$dynamicRef",
        "$dynamicAnchor",
        "$recursiveRef",
        "$recursiveAnchor",
    ];

    /// <summary>What the parts of a view, not those of its members and items, ask for can only be told from the whole.</summary>
    public static bool Of(SchemaView view) =>
        view.Bounds.UniqueItems
        || view.Bounds.MaxProperties is not null
        || view.Parts.Any(IsHard)
        || view.Choices.Any(c => c.Discriminator is not null || !c.TellsApart)
        || HasNamedValues(view)
        || view.Parts.Select(p => p.Format).OfType<string>().Distinct().Skip(1).Any()
        || IsClosedToOthers(view)
        || view.Properties.Any(p => view.Required.Contains(p.Key) && view.Member(p.Key)!.Bounds.WriteOnly);

    // A reference by a name of its own is found when the value is checked.
    private static bool IsHard(Schema part) =>
        part.Element.ValueKind == JsonValueKind.Undefined
            ? part.Properties.Count == 0
            : Hard.Any(keyword => part.Element.Member(keyword) is not null);

    // One of them fits, or nothing does.
    private static bool HasNamedValues(SchemaView view) =>
        view.Literal is null && view.Parts.Any(p => p.Enum is not null || p.Const is not null);

    // What one part closes another may add to.
    private static bool IsClosedToOthers(SchemaView view) =>
        !view.AllowsAdditional
        && view.Parts.Where(p => !p.AllowsAdditionalProperties)
            .Any(p =>
                view.Properties.Select(m => m.Key)
                    .Concat(view.Required)
                    .Any(name => !p.Properties.Any(own => own.Key == name))
            );
}
