using System.Text.Json;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas.Formats;

namespace Mockd.Engine.Schemas.Checking;

/// <summary>Turns the keywords of one schema into rules.</summary>
internal sealed class SchemaCompiler
{
    private readonly SchemaLibrary _library;
    private readonly SchemaSite _site;
    private readonly Dictionary<string, JsonElement> _keywords;
    private readonly List<SchemaRule> _own = [];
    private readonly List<SchemaRule> _joined = [];
    private readonly List<SchemaRule> _last = [];

    public SchemaCompiler(SchemaLibrary library, SchemaSite site)
    {
        (_library, _site) = (library, site);
        _keywords = new(site.Element.Members(), StringComparer.Ordinal);
    }

    private SchemaDialect Dialect => _site.Resource.Dialect;

    private bool IsOpenApi => Dialect >= SchemaDialect.OpenApi30;

    /// <summary>The form of a version 2 operation, which is no schema in the description.</summary>
    public static SchemaRules CompileForm(SchemaLibrary library, Schema form)
    {
        var members = new MembersRule();
        foreach (var (name, property) in form.Properties)
        {
            members.Add(name, library.NodeOf(property));
        }

        foreach (var name in form.Required)
        {
            members.Require(name, ofRequests: true, ofAnswers: true);
        }

        return new SchemaRules { Types = SchemaTypes.Object, Own = [members] };
    }

    public SchemaRules Compile()
    {
        if (_site.Element.ValueKind == JsonValueKind.False)
        {
            return new SchemaRules { IsNever = true };
        }

        var reference = Get("$ref")?.Text();
        var isAlone = reference is not null && Dialect is <= SchemaDialect.Draft7 or SchemaDialect.OpenApi30;
        if (!isAlone)
        {
            AddValues();
        }

        AddReferences(reference);
        if (!isAlone)
        {
            AddMembers();
            AddItems();
            AddJoined();
            AddUnevaluated();
        }

        return new SchemaRules
        {
            Types = isAlone ? SchemaTypes.Any : Types(),
            AllowsNull = !isAlone && AllowsNull(),
            Own = [.. _own],
            Joined = [.. _joined],
            Last = [.. _last],
        };
    }

    private JsonElement? Get(string keyword, SchemaDialect since = SchemaDialect.Draft4) =>
        Dialect >= since && _keywords.TryGetValue(keyword, out var value) ? value : null;

    private SchemaTypes Types()
    {
        if (!_site.Resource.Validates || Get("type") is not { } written)
        {
            return SchemaTypes.Any;
        }

        var types = SchemaKeywordTable.TypesOf(written);
        return types != SchemaTypes.Any && IsOpenApi && IsMarkedNullable() ? types | SchemaTypes.Null : types;
    }

    // Before 3.1 null could only be allowed from outside; later a schema says itself what it allows.
    private bool AllowsNull() =>
        IsOpenApi
        && (
            Dialect == SchemaDialect.OpenApi30
                ? _library.Description!.SchemaAt(_site.Pointer, _site.Element).IsNullable
                : IsMarkedNullable()
        );

    private bool IsMarkedNullable() => Get("nullable")?.Flag() == true || Get("x-nullable")?.Flag() == true;

    private void AddValues()
    {
        if (!_site.Resource.Validates)
        {
            return;
        }

        if (Get("enum") is { ValueKind: JsonValueKind.Array } values)
        {
            _own.Add(new ValueRules.Enum([.. values.EnumerateArray().Select(Elements.Value).OfType<JsonValue>()]));
        }

        if (Get("const", SchemaDialect.Draft6)?.Value() is { } only)
        {
            _own.Add(new ValueRules.Const(only));
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
    }

    private void AddMore()
    {
        if (Get("multipleOf")?.Value() is JsonNumber { Double: > 0 } step)
        {
            _own.Add(new NumberRules.MultipleOf(step));
        }

        if (Get("uniqueItems")?.Flag() == true)
        {
            _own.Add(new ArrayRules.UniqueItems());
        }

        if (Get("pattern")?.Text() is { } pattern)
        {
            _own.Add(new TextRules.Pattern(pattern));
        }

        if (_library.AssertsFormats && Get("format")?.Text() is { } format)
        {
            _own.AddRange(FormatCheck.RulesOf(format));
        }
    }

    private void AddCount(string keyword, Func<int, SchemaRule> make)
    {
        if (Get(keyword)?.Count() is { } count)
        {
            _own.Add(make(count));
        }
    }

    private void AddBound(
        string keyword,
        string exclusive,
        Func<JsonNumber, SchemaRule> make,
        Func<JsonNumber, SchemaRule> makeExclusive
    )
    {
        var bound = Get(keyword)?.Value() as JsonNumber;
        var isExclusive = Get(exclusive)?.Flag() == true;
        if (bound is not null)
        {
            _own.Add(isExclusive ? makeExclusive(bound) : make(bound));
        }

        if (Get(exclusive)?.Value() is JsonNumber outer)
        {
            _own.Add(makeExclusive(outer));
        }
    }

    private void AddReferences(string? reference)
    {
        if (reference is not null)
        {
            _joined.Add(new ReferenceRule(TargetOf(reference), null));
        }

        if (Dialect == SchemaDialect.Draft2019 && Get("$recursiveRef")?.Text() is { } recursive)
        {
            var target = _library.Resolve(_site, recursive);
            var isOpen = target?.Resource.IsRecursive == true;
            Func<CheckRun, SchemaNode?> extended = run =>
                run.FindRecursive() is { } outer ? _library.NodeAt(outer.Site) : null;
            _joined.Add(new ReferenceRule(TargetOf(recursive), isOpen ? extended : null));
        }

        if (Get("$dynamicRef", SchemaDialect.Draft2020)?.Text() is { } dynamic)
        {
            var anchor = SchemaAddresses.Split(dynamic).Fragment;
            var isOpen = _library.Resolve(_site, dynamic)?.Resource.DynamicAnchors.ContainsKey(anchor) == true;
            Func<CheckRun, SchemaNode?> extended = run =>
                run.FindDynamic(anchor) is { } outer ? _library.NodeAt(outer) : null;
            _joined.Add(new ReferenceRule(TargetOf(dynamic), isOpen ? extended : null));
        }
    }

    private SchemaNode TargetOf(string reference) =>
        _library.Resolve(_site, reference) is { } target && target.Pointer != _site.Pointer
            ? _library.NodeAt(target)
            : _library.Anything;

    private void AddMembers()
    {
        var additional = Get("additionalProperties");
        var members = new MembersRule
        {
            IsClosed = additional?.Flag() == false,
            Additional = additional?.Flag() == false ? null : One("additionalProperties"),
        };
        foreach (var (name, node) in Named("properties"))
        {
            members.Add(name, node);
        }

        foreach (var (pattern, node) in Named("patternProperties"))
        {
            members.AddPattern(pattern, node);
        }

        var hasRequired = _site.Resource.Validates && Require(members);
        if (hasRequired || !members.IsEmpty)
        {
            _own.Add(members);
        }

        if (One("propertyNames", SchemaDialect.Draft6) is { } names)
        {
            _own.Add(new ObjectRules.PropertyNames(names));
        }

        AddDependencies();
    }

    private bool Require(MembersRule members)
    {
        if (Get("required") is not { ValueKind: JsonValueKind.Array } required)
        {
            return false;
        }

        var described = IsOpenApi ? _library.Description!.SchemaAt(_site.Pointer, _site.Element) : null;
        foreach (var name in required.EnumerateArray().Select(Elements.Text).OfType<string>())
        {
            var member = described?.FindProperty(name);
            members.Require(name, ofRequests: member?.ReadOnly != true, ofAnswers: member?.WriteOnly != true);
        }

        return true;
    }

    private void AddDependencies()
    {
        // The older keyword is still understood in newer drafts.
        AddDependentNames("dependencies", SchemaDialect.Draft4);
        AddDependentNames("dependentRequired", SchemaDialect.Draft2019);
        var nodes = Dialect < SchemaDialect.Draft2019 ? [] : Named("dependentSchemas");
        foreach (var (name, node) in Named("dependencies").Concat(nodes))
        {
            _joined.Add(new ObjectRules.DependentSchema(name, node));
        }
    }

    private void AddDependentNames(string keyword, SchemaDialect since)
    {
        foreach (var (name, names) in Get(keyword, since)?.Members() ?? [])
        {
            if (names.ValueKind == JsonValueKind.Array)
            {
                var needed = names.EnumerateArray().Select(Elements.Text).OfType<string>();
                _own.Add(new ObjectRules.DependentRequired(name, [.. needed]));
            }
        }
    }

    private void AddItems()
    {
        var isTuple = Get("items")?.ValueKind == JsonValueKind.Array;
        var prefix =
            Get("prefixItems", SchemaDialect.Draft2020) is not null ? List("prefixItems")
            : isTuple ? List("items")
            : [];
        var rest = isTuple ? One("additionalItems") : One("items");
        if (prefix.Length > 0 || rest is not null)
        {
            _own.Add(new ArrayRules.Items(prefix, rest));
        }

        if (One("contains", SchemaDialect.Draft6) is { } contains)
        {
            var least = Get("minContains", SchemaDialect.Draft2019)?.Count() ?? 1;
            var most = Get("maxContains", SchemaDialect.Draft2019)?.Count() ?? int.MaxValue;
            _own.Add(new ArrayRules.Contains(contains, least, most, covers: Dialect >= SchemaDialect.Draft2020));
        }
    }

    private void AddJoined()
    {
        if (List("allOf") is { Length: > 0 } parts)
        {
            _joined.Add(new JoinedRules.AllOf(parts));
        }

        AddVariants("anyOf", isExclusive: false);
        AddVariants("oneOf", isExclusive: true);
        if (One("not") is { } not)
        {
            _joined.Add(new JoinedRules.Not(not));
        }

        if (One("if", SchemaDialect.Draft7) is { } condition)
        {
            _joined.Add(new JoinedRules.If(condition, One("then"), One("else")));
        }
    }

    private void AddVariants(string keyword, bool isExclusive)
    {
        if (List(keyword) is not { Length: > 0 } variants)
        {
            return;
        }

        var (tag, tagged) = IsOpenApi ? VariantTags.Of(_library, _site, keyword) : (null, VariantTags.None);
        _joined.Add(new JoinedRules.Variants(variants, isExclusive, tag, tagged));
    }

    private void AddUnevaluated()
    {
        if (One("unevaluatedProperties", SchemaDialect.Draft2019) is { } members)
        {
            _last.Add(new ObjectRules.Unevaluated(_library.NodeAt(_site), members));
        }

        if (One("unevaluatedItems", SchemaDialect.Draft2019) is { } items)
        {
            _last.Add(new ArrayRules.Unevaluated(_library.NodeAt(_site), items));
        }
    }

    private SchemaNode? One(string keyword, SchemaDialect since = SchemaDialect.Draft4) =>
        Get(keyword, since) is { } value && IsSchema(value)
            ? Node(JsonPointers.Child(_site.Pointer, keyword), value)
            : null;

    private SchemaNode[] List(string keyword) =>
        Get(keyword) is { ValueKind: JsonValueKind.Array } list
            ?
            [
                .. list.EnumerateArray()
                    .Select((item, i) => (Item: item, Pointer: JsonPointers.Child(_site.Pointer, keyword, i)))
                    .Where(at => IsSchema(at.Item))
                    .Select(at => Node(at.Pointer, at.Item)),
            ]
            : [];

    private IEnumerable<KeyValuePair<string, SchemaNode>> Named(string keyword)
    {
        foreach (var (name, value) in Get(keyword)?.Members() ?? [])
        {
            if (IsSchema(value))
            {
                yield return KeyValuePair.Create(name, Node(JsonPointers.Child(_site.Pointer, keyword, name), value));
            }
        }
    }

    private SchemaNode Node(string pointer, JsonElement element) =>
        _library.NodeAt(_site with { Pointer = pointer, Element = element });

    private static bool IsSchema(JsonElement value) =>
        value.ValueKind is JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False;
}
