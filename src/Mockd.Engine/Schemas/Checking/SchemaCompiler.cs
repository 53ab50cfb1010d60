using System.Text.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas.Checking;

/// <summary>Turns the keywords of one schema into rules.</summary>
internal sealed class SchemaCompiler
{
    private readonly SchemaLibrary _library;
    private readonly SchemaSite _site;
    private readonly KeywordReader _keywords;
    private readonly ValueCompiler _values;
    private readonly List<SchemaRule> _own = [];
    private readonly List<SchemaRule> _joined = [];
    private readonly List<SchemaRule> _last = [];

    public SchemaCompiler(SchemaLibrary library, SchemaSite site)
    {
        (_library, _site) = (library, site);
        _keywords = new KeywordReader(library, site);
        _values = new ValueCompiler(library, _keywords);
    }

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

        var reference = _keywords.Get("$ref")?.Text();
        var isAlone = reference is not null && _keywords.Dialect is <= SchemaDialect.Draft7 or SchemaDialect.OpenApi30;
        if (!isAlone)
        {
            _own.AddRange(_values.Rules());
        }

        AddReferences(reference);
        if (!isAlone)
        {
            AddMembers();
            AddItems();
            AddJoined();
            AddDiscriminator();
            AddUnevaluated();
        }

        return new SchemaRules
        {
            Types = isAlone ? SchemaTypes.Any : _values.Types(),
            AllowsNull = !isAlone && _values.AllowsNull(),
            Own = [.. _own],
            Joined = [.. _joined],
            Last = [.. _last],
        };
    }

    private void AddReferences(string? reference)
    {
        if (reference is not null)
        {
            _joined.Add(new ReferenceRule(TargetOf(reference), null));
        }

        if (_keywords.Dialect == SchemaDialect.Draft2019 && _keywords.Get("$recursiveRef")?.Text() is { } recursive)
        {
            var target = _library.Resolve(_site, recursive);
            var isOpen = target?.Resource.IsRecursive == true;
            Func<CheckRun, SchemaNode?> extended = run =>
                run.FindRecursive() is { } outer ? _library.NodeAt(outer.Site) : null;
            _joined.Add(new ReferenceRule(TargetOf(recursive), isOpen ? extended : null));
        }

        if (_keywords.Get("$dynamicRef", SchemaDialect.Draft2020)?.Text() is { } dynamic)
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
        var additional = _keywords.Get("additionalProperties");
        var members = new MembersRule
        {
            IsClosed = additional?.Flag() == false,
            Additional = additional?.Flag() == false ? null : _keywords.One("additionalProperties"),
        };
        foreach (var (name, node) in _keywords.Named("properties"))
        {
            members.Add(name, node);
        }

        foreach (var (pattern, node) in _keywords.Named("patternProperties"))
        {
            members.AddPattern(pattern, node);
        }

        var hasRequired = _keywords.Validates && Require(members);
        if (hasRequired || !members.IsEmpty)
        {
            _own.Add(members);
        }

        if (_keywords.One("propertyNames", SchemaDialect.Draft6) is { } names)
        {
            _own.Add(new ObjectRules.PropertyNames(names));
        }

        AddDependencies();
    }

    private bool Require(MembersRule members)
    {
        if (_keywords.Values("required") is not { } required)
        {
            return false;
        }

        var described = _keywords.IsOpenApi ? _library.Description!.SchemaAt(_site.Pointer, _site.Element) : null;
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
        var nodes = _keywords.Dialect < SchemaDialect.Draft2019 ? [] : _keywords.Named("dependentSchemas");
        foreach (var (name, node) in _keywords.Named("dependencies").Concat(nodes))
        {
            _joined.Add(new ObjectRules.DependentSchema(name, node));
        }
    }

    private void AddDependentNames(string keyword, SchemaDialect since)
    {
        foreach (var (name, names) in _keywords.Get(keyword, since)?.Members() ?? [])
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
        var isTuple = _keywords.Get("items")?.ValueKind == JsonValueKind.Array;
        var prefix =
            _keywords.Get("prefixItems", SchemaDialect.Draft2020) is not null ? _keywords.List("prefixItems")
            : isTuple ? _keywords.List("items")
            : [];
        var rest = isTuple ? _keywords.One("additionalItems") : _keywords.One("items");
        if (prefix.Length > 0 || rest is not null)
        {
            _own.Add(new ArrayRules.Items(prefix, rest));
        }

        if (_keywords.One("contains", SchemaDialect.Draft6) is { } contains)
        {
            var least = _keywords.Get("minContains", SchemaDialect.Draft2019)?.Count() ?? 1;
            var most = _keywords.Get("maxContains", SchemaDialect.Draft2019)?.Count() ?? int.MaxValue;
            _own.Add(
                new ArrayRules.Contains(contains, least, most, covers: _keywords.Dialect >= SchemaDialect.Draft2020)
            );
        }
    }

    private void AddJoined()
    {
        if (_keywords.List("allOf") is { Length: > 0 } parts)
        {
            _joined.Add(new JoinedRules.AllOf(parts));
        }

        AddVariants("anyOf", isExclusive: false);
        AddVariants("oneOf", isExclusive: true);
        if (_keywords.One("not") is { } not)
        {
            _joined.Add(new JoinedRules.Not(not));
        }

        if (_keywords.One("if", SchemaDialect.Draft7) is { } condition)
        {
            _joined.Add(new JoinedRules.If(condition, _keywords.One("then"), _keywords.One("else")));
        }
    }

    private void AddVariants(string keyword, bool isExclusive)
    {
        if (_keywords.List(keyword) is not { Length: > 0 } variants)
        {
            return;
        }

        var tags = _keywords.IsOpenApi ? VariantTags.Of(_library, _site, keyword) : VariantTags.None;
        _joined.Add(new JoinedRules.Variants(variants, isExclusive, tags));
    }

    // A parent that others extend by allOf: its discriminator names which of them a value is.
    private void AddDiscriminator()
    {
        if (
            _keywords.IsOpenApi
            && _keywords.Get("oneOf") is null
            && _keywords.Get("anyOf") is null
            && _library.Description!.SchemaAt(_site.Pointer, _site.Element).Discriminator
                is { Mapping.Count: > 0 } discriminator
        )
        {
            _own.Add(new ObjectRules.Discriminator(discriminator, IsSchema));
        }

        bool IsSchema(string name) => _library.Description!.FindBeside(_site.Pointer, name) is not null;
    }

    private void AddUnevaluated()
    {
        if (_keywords.One("unevaluatedProperties", SchemaDialect.Draft2019) is { } members)
        {
            _last.Add(new ObjectRules.Unevaluated(_library.NodeAt(_site), members));
        }

        if (_keywords.One("unevaluatedItems", SchemaDialect.Draft2019) is { } items)
        {
            _last.Add(new ArrayRules.Unevaluated(_library.NodeAt(_site), items));
        }
    }
}
