using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine.Json;
using Mockd.Engine.Patterns;
using Mockd.Engine.Yaml;

namespace Mockd.Engine.Compilation;

/// <summary>Finds mistakes in the `validation` of a table and in `demands` before a row or request meets them.</summary>
internal sealed class RuleReview(CompileContext context)
{
    private static readonly string[] Types = ["array", "boolean", "integer", "null", "number", "object", "string"];
    private static readonly string[] Single =
    [
        "items",
        "additionalProperties",
        "not",
        "if",
        "then",
        "else",
        "contains",
        "propertyNames",
        "unevaluatedItems",
        "unevaluatedProperties",
    ];
    private static readonly string[] Lists = ["allOf", "anyOf", "oneOf", "prefixItems", "items"];
    private static readonly string[] Maps =
    [
        "properties",
        "patternProperties",
        "$defs",
        "definitions",
        "dependentSchemas",
    ];

    private static readonly string[] Numbers = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];
    private static readonly string[] Counts =
    [
        "minLength",
        "maxLength",
        "minItems",
        "maxItems",
        "minProperties",
        "maxProperties",
        "minContains",
        "maxContains",
    ];

    public void Run(DemandsConfig? demands, string pointer)
    {
        foreach (var (name, schema) in demands?.Parameters ?? new Dictionary<string, JsonObject>())
        {
            CheckSchema(schema, schema, SourceMap.Below(pointer + "/parameters", name));
        }

        foreach (var (name, schema) in demands?.Members ?? new Dictionary<string, JsonObject>())
        {
            CheckSchema(schema, schema, SourceMap.Below(pointer + "/members", name));
        }
    }

    public void Run(ValidationConfig? rules, string pointer)
    {
        if (rules is null)
        {
            return;
        }

        foreach (var (field, rule) in rules.Fields)
        {
            CheckField(rule, SourceMap.Below(pointer + "/fields", field));
        }

        if (rules.Schema is { } schema)
        {
            CheckSchema(schema, schema, pointer + "/schema");
        }

        Run(rules.OnCreate, pointer + "/onCreate");
        Run(rules.OnUpdate, pointer + "/onUpdate");
    }

    private void CheckField(FieldRuleConfig rule, string pointer)
    {
        CheckPattern(rule.Pattern, PatternDialect.Net, pointer);
        foreach (var (name, inner) in rule.Properties)
        {
            CheckField(inner, SourceMap.Below(pointer + "/properties", name));
        }

        if (rule.Items is { } items)
        {
            CheckField(items, pointer + "/items");
        }
    }

    private void CheckPattern(string? pattern, PatternDialect dialect, string pointer)
    {
        if (pattern is not null && Pattern.Read(pattern, dialect, out var problem) is null)
        {
            context.Error(
                DiagnosticCodes.BadPattern,
                pointer + "/pattern",
                $"'{pattern}' is not a regular expression: {problem}"
            );
        }
    }

    private void CheckSchema(JsonObject schema, JsonObject root, string pointer)
    {
        CheckPattern((schema["pattern"] as JsonText)?.Value, PatternDialect.Ecma, pointer);
        foreach (var type in schema["type"] is JsonArray several ? [.. several] : One(schema["type"]))
        {
            if (type is not JsonText { Value: var name } || !Types.Contains(name))
            {
                Refuse(
                    pointer + "/type",
                    $"{type} is not a type of JSON Schema",
                    NearestName.Hint(type.ToPlainText(), Types) ?? $"types are: {string.Join(", ", Types)}"
                );
            }
        }

        CheckNumbers(schema, pointer);
        if (schema["$ref"] is { } reference && !IsThere(reference, root))
        {
            Refuse(
                pointer + "/$ref",
                $"{reference} does not lead to a part of this schema",
                "write `#/$defs/Name`; nothing is fetched from elsewhere"
            );
        }

        foreach (var (below, inner) in Inner(schema))
        {
            CheckSchema(inner, root, pointer + below);
        }
    }

    // What is no number bounds nothing, and nobody would see it.
    private void CheckNumbers(JsonObject schema, string pointer)
    {
        foreach (var keyword in Numbers)
        {
            // Draft 4 has truth values for the exclusive ones.
            if (schema[keyword] is { } bound and not JsonNumber && !(bound is JsonBoolean && keyword[0] == 'e'))
            {
                Refuse($"{pointer}/{keyword}", $"{keyword}: {bound} is not a number", "write a number without quotes");
            }
        }

        foreach (var keyword in Counts)
        {
            if (schema[keyword] is { } count and not JsonNumber { IsInteger: true, Double: >= 0 })
            {
                Refuse($"{pointer}/{keyword}", $"{keyword}: {count} is not a count", "write a whole number from 0 on");
            }
        }
    }

    private void Refuse(string pointer, string message, string suggestion) =>
        context.Error(DiagnosticCodes.BadRowSchema, pointer, message, suggestion);

    private static JsonValue[] One(JsonValue? value) => value is null ? [] : [value];

    // Names (`#anchor`) and addresses (`$id`) are left to the checker, which ignores those that lead nowhere.
    private static bool IsThere(JsonValue reference, JsonObject root)
    {
        if (reference is not JsonText { Value: var text })
        {
            return false;
        }

        if (!text.StartsWith("#/", StringComparison.Ordinal))
        {
            return text.StartsWith('#') || root.Contains("$id");
        }

        JsonValue? place = root;
        foreach (var part in Uri.UnescapeDataString(text[2..]).Split('/'))
        {
            var name = ValuePointer.Unescape(part);
            place = place switch
            {
                JsonObject o => o[name],
                JsonArray a when int.TryParse(name, out var index) && index >= 0 && index < a.Count => a[index],
                _ => null,
            };
        }

        return place is not null;
    }

    private static IEnumerable<(string Below, JsonObject Schema)> Inner(JsonObject schema)
    {
        foreach (var keyword in Single)
        {
            if (schema[keyword] is JsonObject one)
            {
                yield return ("/" + keyword, one);
            }
        }

        foreach (var keyword in Lists)
        {
            for (var i = 0; schema[keyword] is JsonArray list && i < list.Count; i++)
            {
                if (list[i] is JsonObject item)
                {
                    yield return ($"/{keyword}/{i}", item);
                }
            }
        }

        foreach (var keyword in Maps)
        {
            foreach (var (name, value) in schema[keyword] as JsonObject ?? JsonObject.Empty)
            {
                if (value is JsonObject member)
                {
                    yield return (SourceMap.Below("/" + keyword, name), member);
                }
            }
        }
    }
}
