using Mockd.Contracts.Json;

namespace Sdk.Tests.Running;

/// <summary>Makes schemas of all keywords, and values that have a fair chance to be valid by them.</summary>
internal sealed class SchemaDice(int seed, string draft)
{
    private static readonly string[] Names = ["a", "b", "ab", "c"];
    private static readonly string[] Types = ["null", "boolean", "integer", "number", "string", "array", "object"];

    // The other checker loses track of `unevaluated…` inside each other, so only the root has them.
    private const int Unnested = 2;

    // Fuzzing wants the same cases for the same seed, not secrets.
    private readonly Random _random = new(seed);

    private bool IsNew => draft == "draft2020";

    public JsonObject Root() =>
        Schema(3).With("$defs", JsonObject.Of(("x", SubSchema(2)), ("y", SubSchema(1)), ("z", SubSchema(0))));

    public JsonValue Value(int depth) =>
        _random.Next(depth > 0 ? 10 : 6) switch
        {
            0 => JsonValue.Null,
            1 => _random.Next(2) == 0,
            2 => _random.Next(-2, 5),
            3 => _random.Next(-2, 5) / 2.0,
            4 or 5 => Pick("", "a", "b", "ab", "aab", "ä😀"),
            6 or 7 => Array(_random.Next(4), () => Value(depth - 1)),
            _ => Object(() => Value(depth - 1)),
        };

    private JsonValue SubSchema(int depth) =>
        _random.Next(8) switch
        {
            0 => _random.Next(3) > 0,
            1 when depth > 0 => JsonObject.Of(("$ref", "#/$defs/" + "yz"[depth > 1 ? _random.Next(2) : 1])),
            _ => Schema(depth),
        };

    private JsonObject Schema(int depth)
    {
        var schema = new JsonObjectBuilder();
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            switch (_random.Next(depth > 0 ? 6 : 3))
            {
                case 0:
                    schema.Set("type", _random.Next(3) == 0 ? Array(2, Type, true) : Type());
                    break;
                case 1:
                    AddScalar(schema);
                    break;
                case 2:
                    AddCount(schema);
                    break;
                case 3:
                    AddItems(schema, depth - 1);
                    break;
                case 4:
                    AddMembers(schema, depth - 1);
                    break;
                default:
                    AddJoined(schema, depth - 1);
                    break;
            }
        }

        return schema.Build();
    }

    private void AddScalar(JsonObjectBuilder schema)
    {
        var keyword = Pick("enum", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum");
        keyword = _random.Next(3) == 0 ? Pick("multipleOf", "pattern", "minLength", "maxLength") : keyword;
        schema.Set(
            keyword,
            keyword switch
            {
                "enum" => Array(3, () => Value(1), true),
                "const" => Value(1),
                "multipleOf" => _random.Next(2) == 0 ? 2 : 0.5,
                "pattern" => Pick("^a", "b$", "a+b", "^.$"),
                "minLength" or "maxLength" => _random.Next(4),
                _ => _random.Next(-2, 5),
            }
        );
    }

    private void AddCount(JsonObjectBuilder schema) =>
        schema.Set(Pick("minItems", "maxItems", "minProperties", "maxProperties"), _random.Next(4));

    private void AddItems(JsonObjectBuilder schema, int depth)
    {
        switch (_random.Next(6))
        {
            case 0:
                schema.Set("items", SubSchema(depth));
                break;
            case 1:
                schema.Set(IsNew ? "prefixItems" : "items", Array(2, () => SubSchema(depth)));
                schema.Set(IsNew ? "items" : "additionalItems", SubSchema(depth));
                break;
            case 2 when draft != "draft2019":
                // In draft 2019-09 the other checker lets `contains` count as evaluated, which came a draft later.
                schema.Set("contains", SubSchema(depth));
                if (IsNew)
                {
                    schema.Set(Pick("minContains", "maxContains"), _random.Next(3));
                }

                break;
            case 3:
                schema.Set("uniqueItems", true);
                break;
            case 4 when depth == Unnested:
                schema.Set("unevaluatedItems", SubSchema(depth));
                break;
        }
    }

    private void AddMembers(JsonObjectBuilder schema, int depth)
    {
        var keyword = Pick("properties", "patternProperties", "additionalProperties", "propertyNames", "required");
        keyword =
            _random.Next(3) == 0 ? Pick("dependentRequired", "dependentSchemas", "unevaluatedProperties") : keyword;
        schema.Set(
            keyword,
            keyword switch
            {
                "properties" or "dependentSchemas" => Object(() => SubSchema(depth)),
                "patternProperties" => JsonObject.Of((Pick("^a", "b$", "c"), SubSchema(depth))),
                "required" => Array(2, Name, true),
                "dependentRequired" => Object(() => Array(1, Name)),
                _ => SubSchema(depth),
            }
        );
    }

    private void AddJoined(JsonObjectBuilder schema, int depth)
    {
        var keyword = Pick("allOf", "anyOf", "oneOf", "not", "if", "$ref");
        switch (keyword)
        {
            case "not":
                schema.Set("not", SubSchema(depth));
                break;
            case "if":
                schema.Set("if", SubSchema(depth)).Set("then", SubSchema(depth)).Set("else", SubSchema(depth));
                break;
            case "$ref":
                var reference = JsonObject.Of(("$ref", "#/$defs/" + "xyz"[Math.Clamp(2 - depth, 0, 2)]));

                // Beside a reference nothing counts in draft 7, whatever the other checker thinks.
                schema.Set("allOf", JsonArray.Of(reference));
                break;
            default:
                schema.Set(keyword, Array(2, () => SubSchema(depth)));
                break;
        }
    }

    private JsonValue Name() => Pick(Names);

    private JsonValue Type() => Pick(Types);

    private JsonObject Object(Func<JsonValue> value) =>
        JsonObject.Of(Names.Where(_ => _random.Next(2) == 0).Select(n => KeyValuePair.Create(n, value())));

    private static JsonArray Array(int count, Func<JsonValue> item, bool isDistinct = false)
    {
        var items = Enumerable.Range(0, count).Select(_ => item()).ToArray();
        return JsonArray.Of(isDistinct ? items.Distinct() : items);
    }

    private string Pick(params string[] from) => from[_random.Next(from.Length)];
}
