using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas;

/// <summary>Compares values with types, and words both for a person.</summary>
internal static class TypeCheck
{
    private static readonly (SchemaTypes Type, string Name)[] TypeNames =
    [
        (SchemaTypes.String, "a string"),
        (SchemaTypes.Integer, "an integer"),
        (SchemaTypes.Number, "a number"),
        (SchemaTypes.Boolean, "true or false"),
        (SchemaTypes.Array, "an array"),
        (SchemaTypes.Object, "an object"),
        (SchemaTypes.Null, "null"),
    ];

    public static bool IsOfType(SchemaTypes types, JsonValue value) =>
        value switch
        {
            JsonNull => types.HasFlag(SchemaTypes.Null),
            JsonBoolean => types.HasFlag(SchemaTypes.Boolean),
            JsonText => types.HasFlag(SchemaTypes.String),
            JsonArray => types.HasFlag(SchemaTypes.Array),
            JsonObject => types.HasFlag(SchemaTypes.Object),
            JsonNumber number => types.HasFlag(SchemaTypes.Number)
                || (
                    types.HasFlag(SchemaTypes.Integer)
                    && (number.IsInteger || number.Double == Math.Floor(number.Double))
                ),
            _ => false,
        };

    public static string Shown(JsonValue value)
    {
        var text = value.Kind switch
        {
            JsonKind.Object => "an object",
            JsonKind.Array => "an array",
            _ => value.ToString(),
        };
        return text.Length > 80 ? text[..80] + "…" : text;
    }

    public static string Named(SchemaTypes types)
    {
        List<string> names = [];
        foreach (var (type, name) in TypeNames)
        {
            if (types.HasFlag(type))
            {
                names.Add(name);
            }
        }

        return string.Join(" or ", names);
    }
}
