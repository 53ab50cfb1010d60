using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Checks;

/// <summary>What a schema would have taken where it refused a value, as messages of providers name it.</summary>
internal static class WantedValue
{
    private static readonly (SchemaTypes Type, string Name)[] Names =
    [
        (SchemaTypes.String, "string"),
        (SchemaTypes.Integer, "integer"),
        (SchemaTypes.Number, "number"),
        (SchemaTypes.Boolean, "boolean"),
        (SchemaTypes.Array, "array"),
        (SchemaTypes.Object, "object"),
    ];

    /// <summary>Null when it is not one thing.</summary>
    public static JsonValue? Of(string keyword, SchemaView? view) =>
        view is null
            ? null
            : keyword switch
            {
                "type" or "anyOf" or "oneOf" => Types(view),
                "enum" or "const" or "discriminator" => Values(view),
                "minimum" => Number(view.Bounds.Minimum),
                "maximum" => Number(view.Bounds.Maximum),
                "exclusiveMinimum" => Number(view.Bounds.ExclusiveMinimum),
                "exclusiveMaximum" => Number(view.Bounds.ExclusiveMaximum),
                "multipleOf" => Number(view.Bounds.MultipleOf),
                "minLength" => Number(view.Bounds.MinLength),
                "maxLength" => Number(view.Bounds.MaxLength),
                "minItems" => Number(view.Bounds.MinItems),
                "maxItems" => Number(view.Bounds.MaxItems),
                "minProperties" => Number(view.Bounds.MinProperties),
                "maxProperties" => Number(view.Bounds.MaxProperties),
                "format" => Text(view.Bounds.Format),
                "pattern" => view.Bounds.Patterns.Count > 0 ? Text(view.Bounds.Patterns[0]) : null,
                _ => null,
            };

    /// <summary>A variant that only allows the member to be unset.</summary>
    public static bool IsOfEmptiness(SchemaView view) =>
        view.Parts.Any(p => p.Enum is [JsonText { Value.Length: 0 }] || p.Const is JsonText { Value.Length: 0 });

    private static JsonText? Types(SchemaView view)
    {
        var possible = SchemaTypes.Any;
        if (view.Choices.Count == 0)
        {
            possible = view.Possible;
        }

        for (var i = 0; view.Choices.Count > 0 && i < view.Choices[0].Variants.Count; i++)
        {
            var variant = view.Choose(i);
            possible |= IsOfEmptiness(variant) ? SchemaTypes.Any : variant.Possible;
        }

        return new JsonText(string.Join(" or ", Names.Where(n => possible.HasFlag(n.Type)).Select(n => n.Name)));
    }

    private static JsonArray? Values(SchemaView view)
    {
        var listed = view.Parts.Select(p => p.Enum).OfType<IReadOnlyList<JsonValue>>().FirstOrDefault();
        var only = view.Parts.Select(p => p.Const).OfType<JsonValue>().FirstOrDefault();
        return listed is not null ? JsonArray.Of(listed)
            : only is not null ? JsonArray.Of([only])
            : null;
    }

    private static JsonNumber? Number(double? bound) =>
        bound is not { } number ? null
        : number == Math.Floor(number) && Math.Abs(number) < 1e15 ? JsonNumber.Of((long)number)
        : JsonNumber.Of(number);

    private static JsonText? Text(string? text) => text is null ? null : new JsonText(text);
}
