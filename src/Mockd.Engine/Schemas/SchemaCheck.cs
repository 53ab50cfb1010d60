using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas;

/// <summary>One comparison of a value with a schema, which notes where they differ.</summary>
internal sealed class SchemaCheck(bool isRequest, bool stopsAtFirst)
{
    // Deeper than any document that is read; only schemas that hold themselves by allOf come here.
    private const int MaxDepth = 400;
    private const int MaxViolations = 200;
    private readonly List<string> _path = [];
    private readonly List<SchemaViolation> _violations = [];
    private int _depth;

    public IReadOnlyList<SchemaViolation> Violations => _violations;

    private bool Stops => _violations.Count >= (stopsAtFirst ? 1 : MaxViolations);

    public void Check(Schema schema, JsonValue value)
    {
        // Null is what `nullable` adds, whatever enum, anyOf or allOf stand beside it.
        if (Stops || _depth > MaxDepth || (value.IsNull && schema.IsNullable))
        {
            return;
        }

        if (schema.IsNever)
        {
            Report("false", "must not be here");
            return;
        }

        _depth++;
        if (CheckType(schema, value))
        {
            CheckNamedValues(schema, value);
            CheckKind(schema, value);
        }

        CheckJoined(schema, value);
        _depth--;
    }

    public void Report(string keyword, string message, string? member = null)
    {
        if (!Stops)
        {
            var pointer = string.Concat(
                _path.Select(p =>
                    "/" + p.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)
                )
            );
            _violations.Add(new(pointer, keyword, message) { Member = member });
        }
    }

    private bool CheckType(Schema schema, JsonValue value)
    {
        if (schema.Types == SchemaTypes.Any || TypeCheck.IsOfType(schema.Types, value))
        {
            return true;
        }

        Report("type", $"must be {TypeCheck.Named(schema.Types)}, but is {TypeCheck.Shown(value)}");
        return false;
    }

    private void CheckNamedValues(Schema schema, JsonValue value)
    {
        if (schema.Const is { } only && !only.Equals(value))
        {
            Report("const", $"must be {TypeCheck.Shown(only)}, but is {TypeCheck.Shown(value)}");
        }

        if (schema.Enum is { } values && !values.Contains(value))
        {
            var listed = string.Join(", ", values.Take(8).Select(TypeCheck.Shown)) + (values.Count > 8 ? ", …" : "");
            Report("enum", $"must be one of {listed}, but is {TypeCheck.Shown(value)}");
        }
    }

    private void CheckKind(Schema schema, JsonValue value)
    {
        switch (value)
        {
            case JsonText text:
                ScalarCheck.Check(schema, text.Value, this);
                break;
            case JsonNumber number:
                ScalarCheck.Check(schema, number, this);
                break;
            case JsonArray array:
                CheckArray(schema, array);
                break;
            case JsonObject members:
                CheckObject(schema, members);
                break;
            default:
                break;
        }
    }

    private void CheckArray(Schema schema, JsonArray array)
    {
        if (array.Count < schema.MinItems)
        {
            Report("minItems", $"must have at least {schema.MinItems} items, but has {array.Count}");
        }

        if (array.Count > schema.MaxItems)
        {
            Report("maxItems", $"must have at most {schema.MaxItems} items, but has {array.Count}");
        }

        if (schema.UniqueItems && array.ToHashSet().Count != array.Count)
        {
            Report("uniqueItems", "must not have the same item twice");
        }

        var prefix = schema.PrefixItems;
        for (var i = 0; i < array.Count && !Stops; i++)
        {
            if ((i < prefix.Count ? prefix[i] : schema.Items) is { } item)
            {
                CheckAt(i.ToString(System.Globalization.CultureInfo.InvariantCulture), item, array[i]);
            }
        }
    }

    private void CheckObject(Schema schema, JsonObject members)
    {
        if (members.Count < schema.MinProperties)
        {
            Report("minProperties", $"must have at least {schema.MinProperties} members, but has {members.Count}");
        }

        if (members.Count > schema.MaxProperties)
        {
            Report("maxProperties", $"must have at most {schema.MaxProperties} members, but has {members.Count}");
        }

        foreach (var name in schema.Required)
        {
            if (!members.Contains(name) && !MayBeAbsent(schema.FindProperty(name)))
            {
                Report("required", $"must have the member \"{name}\"", name);
            }
        }

        var isPlain =
            schema.PatternProperties.Count == 0
            && schema.AllowsAdditionalProperties
            && schema.AdditionalProperties is null;
        foreach (var (name, property) in schema.Properties)
        {
            if (members[name] is { } value)
            {
                CheckAt(name, property, value);
            }
        }

        if (!isPlain)
        {
            CheckOthers(schema, members);
        }
    }

    private bool MayBeAbsent(Schema? property) =>
        property is not null && (isRequest ? property.ReadOnly : property.WriteOnly);

    private void CheckOthers(Schema schema, JsonObject members)
    {
        var declared = schema.Properties.Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, value) in members)
        {
            var isDescribed = declared.Contains(name);
            foreach (var (pattern, property) in schema.PatternProperties)
            {
                if (SchemaPattern.IsMatch(pattern, name))
                {
                    isDescribed = true;
                    CheckAt(name, property, value);
                }
            }

            if (isDescribed)
            {
                continue;
            }

            if (!schema.AllowsAdditionalProperties)
            {
                Report("additionalProperties", $"must not have the member \"{name}\"");
            }
            else if (schema.AdditionalProperties is { } additional)
            {
                CheckAt(name, additional, value);
            }
        }
    }

    private void CheckAt(string token, Schema schema, JsonValue value)
    {
        _path.Add(token);
        Check(schema, value);
        _path.RemoveAt(_path.Count - 1);
    }

    private void CheckJoined(Schema schema, JsonValue value)
    {
        foreach (var part in schema.AllOf)
        {
            Check(part, value);
        }

        CheckVariants(schema.AnyOf, "anyOf", schema.Discriminator, value);
        CheckVariants(schema.OneOf, "oneOf", schema.Discriminator, value);
        if (schema.Not is { } not && IsValid(not, value))
        {
            Report("not", $"must not be {TypeCheck.Shown(value)}");
        }
    }

    private void CheckVariants(
        IReadOnlyList<Schema> variants,
        string keyword,
        Discriminator? discriminator,
        JsonValue value
    )
    {
        if (variants.Count == 0)
        {
            return;
        }

        if (variants.Count == 1 || TaggedVariant(variants, discriminator, value) is not null)
        {
            Check(TaggedVariant(variants, discriminator, value) ?? variants[0], value);
            return;
        }

        var valid = variants.Count(v => IsValid(v, value));
        if (valid == 0)
        {
            Report(keyword, $"must fit one of {variants.Count} variants, but {TypeCheck.Shown(value)} fits none");
        }
        else if (valid > 1 && keyword == "oneOf")
        {
            Report(keyword, $"must fit exactly one of {variants.Count} variants, but fits {valid}");
        }
    }

    private static Schema? TaggedVariant(IReadOnlyList<Schema> variants, Discriminator? discriminator, JsonValue value)
    {
        if (
            discriminator is null
            || value is not JsonObject members
            || members[discriminator.PropertyName]?.AsText is not { } tag
        )
        {
            return null;
        }

        var target = discriminator.Mapping.GetValueOrDefault(tag);
        return variants.FirstOrDefault(v => target is null ? v.Name == tag : ReferenceEquals(v, target));
    }

    private bool IsValid(Schema schema, JsonValue value)
    {
        if (_depth > MaxDepth)
        {
            return true;
        }

        var run = new SchemaCheck(isRequest, stopsAtFirst: true) { _depth = _depth };
        run.Check(schema, value);
        return run._violations.Count == 0;
    }
}
