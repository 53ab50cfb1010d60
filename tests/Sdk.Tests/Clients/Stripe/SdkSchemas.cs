using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Stripe;

namespace Sdk.Tests.Clients.Stripe;

/// <summary>Schemas of the SDK's classes, as its serializer reads and writes them.</summary>
internal sealed class SdkSchemas(JsonObject schemas)
{
    private static readonly Dictionary<Type, string> Plain = new()
    {
        [typeof(bool)] = "boolean",
        [typeof(long)] = "integer",
        [typeof(int)] = "integer",
        [typeof(decimal)] = "number",
        [typeof(double)] = "number",
    };

    private readonly Dictionary<Type, string> _names = schemas
        .Select(s => (s.Key, Entity: EntityOf(s.Value!)))
        .Where(s => s.Entity is not null && !s.Key.StartsWith("deleted_", StringComparison.Ordinal))
        .DistinctBy(s => s.Entity)
        .ToDictionary(s => s.Entity!, s => s.Key);

    /// <summary>Gives a schema the members of the class: those of their kind stay, others come and go.</summary>
    public void Rewrite(JsonObject schema, Type type)
    {
        var before = schema["properties"]?.AsObject() ?? [];
        var after = new JsonObject();
        foreach (var (name, property) in Members(type))
        {
            var member = Member(property);
            var known = before[name];
            after[name] =
                known is not null && IsPlain(member) && $"{known["type"]}" == $"{member["type"]}"
                    ? known.DeepClone()
                    : member;
        }

        schema["properties"] = after;
        if (schema["required"] is JsonArray required)
        {
            schema["required"] = new JsonArray([
                .. required.Where(r => after.ContainsKey((string)r!)).Select(r => r!.DeepClone()),
            ]);
        }
    }

    /// <summary>Gives a request the parameters of the SDK's options, where it has such.</summary>
    public void RewriteRequest(string path, JsonObject operation)
    {
        var answered = operation["responses"]?["200"]?["content"]?["application/json"]?["schema"]?["$ref"];
        var form = operation["requestBody"]?["content"]?["application/x-www-form-urlencoded"];
        if (
            answered is null
            || form?["schema"] is not JsonObject schema
            || schemas[((string)answered!).Split('/')[^1]] is not { } described
            || EntityOf(described) is not { } entity
            || OptionsOf(path, entity) is not { } options
        )
        {
            return;
        }

        Rewrite(schema, options);
        schema["properties"]!["expand"] = new JsonObject
        {
            ["type"] = "array",
            ["items"] = new JsonObject { ["type"] = "string" },
        };
        var encoding = new JsonObject();
        foreach (var (name, member) in schema["properties"]!.AsObject().Where(m => !IsPlain(m.Value!.AsObject())))
        {
            encoding[name] = new JsonObject { ["style"] = "deepObject", ["explode"] = true };
        }

        form["encoding"] = encoding;
    }

    public JsonObject Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return OrNull(Of(inner));
        }

        if (type.IsGenericType)
        {
            return OfGeneric(type.GetGenericTypeDefinition().Name, type.GetGenericArguments());
        }

        return Plain.TryGetValue(type, out var plain) ? Typed(plain)
            : type == typeof(string) ? OrNull(Typed("string"))
            : type == typeof(DateTime) ? new JsonObject { ["type"] = "integer", ["format"] = "unix-time" }
            : type.IsClass && $"{type.Namespace}".StartsWith("Stripe", StringComparison.Ordinal) ? OfClass(type)
            : [];
    }

    private JsonObject OfGeneric(string name, Type[] arguments) =>
        name switch
        {
            "List`1" => OrNull(new JsonObject { ["type"] = "array", ["items"] = Of(arguments[0]) }),
            "Dictionary`2" => OrNull(
                new JsonObject { ["type"] = "object", ["additionalProperties"] = Of(arguments[1]) }
            ),
            "ExpandableField`1" => OrNull(
                new JsonObject { ["anyOf"] = new JsonArray(Typed("string"), Of(arguments[0])) }
            ),
            "StripeList`1" => new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject
                {
                    ["object"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("list") },
                    ["data"] = new JsonObject { ["type"] = "array", ["items"] = Of(arguments[0]) },
                    ["has_more"] = Typed("boolean"),
                    ["url"] = Typed("string"),
                },
                ["required"] = new JsonArray("data", "has_more", "object", "url"),
            },
            _ => [],
        };

    private JsonObject OfClass(Type type)
    {
        if (!_names.TryGetValue(type, out var name))
        {
            _names[type] = name = "sdk." + type.FullName;
            var schema = new JsonObject { ["type"] = "object" };
            schemas[name] = schema;
            Rewrite(schema, type);
        }

        return OrNull(new JsonObject { ["allOf"] = new JsonArray(Reference(name)) });
    }

    private JsonObject Member(PropertyInfo property) =>
        property.GetCustomAttributesData().Any(a => $"{a}".Contains("DecimalString", StringComparison.Ordinal))
            ? OrNull(Typed("string"))
        : IsOfRequest(property) && Of(property.PropertyType) is { } value && !IsPlain(value)
            ? new JsonObject { ["anyOf"] = new JsonArray(value, new JsonObject { ["enum"] = new JsonArray("") }) }
        : Of(property.PropertyType);

    // Lists and objects of a request are emptied by an empty text.
    private static bool IsOfRequest(PropertyInfo property) =>
        property.DeclaringType!.Name.EndsWith("Options", StringComparison.Ordinal);

    private static IEnumerable<(string Name, PropertyInfo Property)> Members(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Select(p => (p.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name, p))
            .Where(p => p.Name is not null)
            .DistinctBy(p => p.Name)!;

    // /v1/prices, /v1/prices/{price} and /v1/invoices/{invoice}/pay: PriceCreateOptions, PriceUpdateOptions, InvoicePayOptions.
    private static Type? OptionsOf(string path, Type entity)
    {
        var last = path.Split('/')[^1];
        var verb =
            !path.Contains('{') ? "Create"
            : last is ['{', ..] ? "Update"
            : string.Concat(last.Split('_').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
        return entity.Assembly.GetType($"{entity.FullName}{verb}Options");
    }

    /// <summary>The class that reads what this schema describes; null when the SDK has none.</summary>
    public static Type? EntityOf(JsonNode schema) =>
        (string?)schema["properties"]?["object"]?["enum"]?[0] is { } name
        && StripeTypeRegistry.ObjectsToTypes.TryGetValue(name, out var type)
            ? type
            : null;

    private static bool IsPlain(JsonObject schema) => (string?)schema["type"] is not (null or "array" or "object");

    private static JsonObject Typed(string type) => new() { ["type"] = type };

    private static JsonObject Reference(string name) => new() { ["$ref"] = "#/components/schemas/" + name };

    private static JsonObject OrNull(JsonObject schema)
    {
        schema["nullable"] = true;
        return schema;
    }
}
