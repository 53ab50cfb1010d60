using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas.Formats;

namespace Mockd.Engine.Schemas.Checking;

/// <summary>Turns the keywords that look at one value, and at no schema below, into rules.</summary>
internal sealed class ValueCompiler(SchemaLibrary library, KeywordReader keywords)
{
    private readonly List<SchemaRule> _rules = [];

    public SchemaTypes Types()
    {
        if (!keywords.Validates || keywords.Get("type") is not { } written)
        {
            return SchemaTypes.Any;
        }

        var types = SchemaKeywordTable.TypesOf(written);
        return types != SchemaTypes.Any && keywords.IsOpenApi && IsMarkedNullable() ? types | SchemaTypes.Null : types;
    }

    // Before 3.1 null could only be allowed from outside; later a schema says itself what it allows.
    public bool AllowsNull() =>
        keywords.IsOpenApi
        && (
            keywords.Dialect == SchemaDialect.OpenApi30
                ? library.Description!.SchemaAt(keywords.Site.Pointer, keywords.Site.Element).IsNullable
                : IsMarkedNullable()
        );

    private bool IsMarkedNullable() =>
        keywords.Get("nullable")?.Flag() == true || keywords.Get("x-nullable")?.Flag() == true;

    public IReadOnlyList<SchemaRule> Rules()
    {
        if (!keywords.Validates)
        {
            return [];
        }

        if (keywords.Values("enum") is { } values)
        {
            _rules.Add(new ValueRules.Enum([.. values.EnumerateArray().Select(Elements.Value).OfType<JsonValue>()]));
        }

        if (keywords.Get("const", SchemaDialect.Draft6)?.Value() is { } only)
        {
            _rules.Add(new ValueRules.Const(only));
        }

        AddCount("minLength", n => new TextRules.MinLength(n));
        AddCount("maxLength", n => new TextRules.MaxLength(n));
        AddCount("minItems", n => new ArrayRules.MinItems(n));
        AddCount("maxItems", n => new ArrayRules.MaxItems(n));
        AddCount("minProperties", n => new ObjectRules.MinProperties(n));
        AddCount("maxProperties", n => new ObjectRules.MaxProperties(n));
        AddBound(
            "minimum",
            "exclusiveMinimum",
            n => new NumberRules.Minimum(n),
            n => new NumberRules.ExclusiveMinimum(n)
        );
        AddBound(
            "maximum",
            "exclusiveMaximum",
            n => new NumberRules.Maximum(n),
            n => new NumberRules.ExclusiveMaximum(n)
        );
        AddMore();
        return _rules;
    }

    private void AddMore()
    {
        if (keywords.Get("multipleOf")?.Value() is JsonNumber { Double: > 0 } step)
        {
            _rules.Add(new NumberRules.MultipleOf(step));
        }

        if (keywords.Get("uniqueItems")?.Flag() == true)
        {
            _rules.Add(new ArrayRules.UniqueItems());
        }

        if (keywords.Get("pattern")?.Text() is { } pattern)
        {
            _rules.Add(new TextRules.Pattern(pattern));
        }

        if (library.AssertsFormats && keywords.Get("format")?.Text() is { } format)
        {
            _rules.AddRange(FormatCheck.RulesOf(format));
        }
    }

    private void AddCount(string keyword, Func<int, SchemaRule> make)
    {
        if (keywords.Get(keyword)?.Count() is { } count)
        {
            _rules.Add(make(count));
        }
    }

    private void AddBound(
        string keyword,
        string exclusive,
        Func<JsonNumber, SchemaRule> make,
        Func<JsonNumber, SchemaRule> makeExclusive
    )
    {
        var bound = keywords.Get(keyword)?.Value() as JsonNumber;
        var isExclusive = keywords.Get(exclusive)?.Flag() == true;
        if (bound is not null)
        {
            _rules.Add(isExclusive ? makeExclusive(bound) : make(bound));
        }

        if (keywords.Get(exclusive)?.Value() is JsonNumber outer)
        {
            _rules.Add(makeExclusive(outer));
        }
    }
}
