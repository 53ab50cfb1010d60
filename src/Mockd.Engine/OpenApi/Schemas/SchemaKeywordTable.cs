using System.Collections.Frozen;
using System.Text.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>How each keyword of a schema object is read.</summary>
internal static class SchemaKeywordTable
{
    public delegate void KeywordReader(SchemaKeywords into, SchemaScope scope, JsonElement value);

    // What may stand beside a reference without changing what is valid; an address of its own may, by dynamic references.
    private static readonly FrozenSet<string> Annotations = FrozenSet.ToFrozenSet([
        "$ref",
        "$dynamicRef",
        "$schema",
        "$anchor",
        "$dynamicAnchor",
        "$comment",
        "$defs",
        "definitions",
        "description",
        "summary",
        "title",
        "deprecated",
        "externalDocs",
        "xml",
    ]);

    private static readonly FrozenDictionary<string, KeywordReader> Readers = new Dictionary<string, KeywordReader>
    {
        ["type"] = (k, _, v) => ReadType(k, v),
        ["nullable"] = (k, _, v) => k.Nullable |= v.Flag() ?? false,
        ["x-nullable"] = (k, _, v) => k.Nullable |= v.Flag() ?? false,
        ["title"] = (k, _, v) => k.Title = v.Text(),
        ["format"] = (k, _, v) => k.Format = v.Text(),
        ["contentEncoding"] = (k, _, v) => k.ContentEncoding = v.Text(),
        ["contentMediaType"] = (k, _, v) => k.ContentMediaType = v.Text(),
        ["contentSchema"] = (k, s, v) => k.ContentSchema = s.One("contentSchema", v),
        ["pattern"] = (k, _, v) => k.Pattern = v.Text(),
        ["enum"] = (k, s, v) => k.Enum = s.Values("enum", v),
        ["const"] = (k, _, v) => k.Const = v,
        ["default"] = (k, _, v) => k.Default = v,
        ["example"] = (k, s, v) => k.Example = s.Example("example", v),
        ["examples"] = (k, s, v) => k.Examples = s.Values("examples", v) ?? v,
        ["minLength"] = (k, _, v) => k.MinLength = v.Count(),
        ["maxLength"] = (k, _, v) => k.MaxLength = v.Count(),
        ["minimum"] = (k, _, v) => k.Minimum = v.Number(),
        ["maximum"] = (k, _, v) => k.Maximum = v.Number(),
        ["exclusiveMinimum"] = (k, _, v) =>
            (k.ExclusiveMinimum, k.MinimumIsExclusive) = (v.Number(), v.Flag() ?? false),
        ["exclusiveMaximum"] = (k, _, v) =>
            (k.ExclusiveMaximum, k.MaximumIsExclusive) = (v.Number(), v.Flag() ?? false),
        ["multipleOf"] = (k, _, v) => k.MultipleOf = v.Number() is > 0 and var step ? step : null,
        ["minItems"] = (k, _, v) => k.MinItems = v.Count(),
        ["maxItems"] = (k, _, v) => k.MaxItems = v.Count(),
        ["uniqueItems"] = (k, _, v) => k.UniqueItems = v.Flag() ?? false,
        ["minProperties"] = (k, _, v) => k.MinProperties = v.Count(),
        ["maxProperties"] = (k, _, v) => k.MaxProperties = v.Count(),
        ["items"] = ReadItems,
        ["prefixItems"] = (k, s, v) => k.PrefixItems = s.List("prefixItems", v),
        ["properties"] = (k, s, v) => k.Properties = s.Named("properties", v),
        ["patternProperties"] = (k, s, v) => k.PatternProperties = s.Named("patternProperties", v),
        ["required"] = (k, s, v) => k.Required = ReadRequired(s.Values("required", v)),
        ["additionalProperties"] = ReadAdditional,
        ["$ref"] = (k, s, v) => k.Reference = s.Reference(v),
        ["$dynamicRef"] = (k, s, v) => k.Reference ??= s.Reference(v),
        ["allOf"] = (k, s, v) => k.AllOf = s.List("allOf", v),
        ["oneOf"] = (k, s, v) => k.OneOf = s.List("oneOf", v),
        ["anyOf"] = (k, s, v) => k.AnyOf = s.List("anyOf", v),
        ["not"] = (k, s, v) => k.Not = s.One("not", v),
        ["if"] = (k, s, v) => k.If = s.One("if", v),
        ["then"] = (k, s, v) => k.Then = s.One("then", v),
        ["else"] = (k, s, v) => k.Else = s.One("else", v),
        ["contains"] = (k, s, v) => k.Contains = s.One("contains", v),
        ["propertyNames"] = (k, s, v) => k.PropertyNames = s.One("propertyNames", v),
        ["discriminator"] = (k, _, v) => k.Discriminator = v,
        ["readOnly"] = (k, _, v) => k.ReadOnly = v.Flag() ?? false,
        ["writeOnly"] = (k, _, v) => k.WriteOnly = v.Flag() ?? false,
    }.ToFrozenDictionary();

    public static bool HasSiblings(JsonElement schema) =>
        schema.Members().Any(m => !Annotations.Contains(m.Key) && !m.Key.StartsWith("x-", StringComparison.Ordinal));

    public static SchemaKeywords Read(SchemaScope scope, JsonElement schema)
    {
        var keywords = new SchemaKeywords { IsNever = schema.ValueKind == JsonValueKind.False };
        foreach (var (name, value) in schema.Members())
        {
            if (Readers.TryGetValue(name, out var read))
            {
                read(keywords, scope, value);
            }
        }

        Finish(keywords);
        return keywords;
    }

    private static void Finish(SchemaKeywords keywords)
    {
        if (keywords.MinimumIsExclusive)
        {
            keywords.ExclusiveMinimum = keywords.Minimum;
        }

        if (keywords.MaximumIsExclusive)
        {
            keywords.ExclusiveMaximum = keywords.Maximum;
        }

        if (keywords.Nullable && keywords.Types != SchemaTypes.Any)
        {
            keywords.Types |= SchemaTypes.Null;
        }

        if (keywords.Reference is { } target)
        {
            keywords.AllOf = [target, .. keywords.AllOf];
        }
    }

    private static void ReadType(SchemaKeywords keywords, JsonElement value)
    {
        keywords.Types |= TypesOf(value);
        if (value.Text() == "file")
        {
            keywords.Format ??= "binary";
        }
    }

    /// <summary>The types that <c>type</c> names.</summary>
    public static SchemaTypes TypesOf(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Aggregate(SchemaTypes.Any, (types, item) => types | TypeOf(item.Text()))
            : TypeOf(type.Text());

    private static SchemaTypes TypeOf(string? name) =>
        name switch
        {
            "null" => SchemaTypes.Null,
            "boolean" => SchemaTypes.Boolean,
            "integer" => SchemaTypes.Integer,
            "number" => SchemaTypes.Number,
            "string" or "file" => SchemaTypes.String,
            "array" => SchemaTypes.Array,
            "object" => SchemaTypes.Object,
            _ => SchemaTypes.Any,
        };

    private static void ReadItems(SchemaKeywords keywords, SchemaScope scope, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            keywords.PrefixItems = scope.List("items", value);
        }
        else
        {
            keywords.Items = scope.One("items", value);
        }
    }

    private static void ReadAdditional(SchemaKeywords keywords, SchemaScope scope, JsonElement value)
    {
        keywords.IsOpen = value.ValueKind == JsonValueKind.True;
        keywords.AllowsAdditionalProperties = value.ValueKind != JsonValueKind.False;
        keywords.AdditionalProperties = value.IsObject() ? scope.One("additionalProperties", value) : null;
    }

    private static HashSet<string> ReadRequired(JsonElement? names) =>
        [.. names?.EnumerateArray().Select(Elements.Text).OfType<string>() ?? []];
}
