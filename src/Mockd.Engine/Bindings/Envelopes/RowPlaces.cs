using Mockd.Engine.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Bindings;

/// <summary>Finds where described answers and requests hold rows: bare, or in the envelopes that APIs put around them.</summary>
internal static class RowPlaces
{
    private const int Deepest = 3;

    // Members that hold what an answer is about, whatever it is.
    private static readonly string[] Wrappers =
    [
        "data",
        "result",
        "item",
        "object",
        "resource",
        "record",
        "entity",
        "response",
        "payload",
        "content",
        "value",
        "body",
    ];

    private static readonly string[] ItemWrappers = [.. Wrappers, "node", "_source"];

    private static readonly string[] ListWrappers =
    [
        "data",
        "items",
        "results",
        "result",
        "records",
        "rows",
        "entries",
        "values",
        "value",
        "list",
        "content",
        "elements",
        "objects",
        "hits",
        "documents",
        "resources",
        "collection",
        "nodes",
        "_embedded",
    ];

    // Lists that stand beside the rows.
    public static readonly string[] Besides =
    [
        "errors",
        "warnings",
        "messages",
        "links",
        "_links",
        "included",
        "facets",
        "filters",
        "sort",
        "columns",
        "fields",
    ];

    /// <summary>The place of the one row that an operation answers; the whole answer where nothing speaks for an envelope.</summary>
    /// <param name="known">What the rows are known to be described as; null when that is not known yet.</param>
    public static RowPlace OfOne(Schema answer, RowHints hints, Schema? known) =>
        DeclaresId(answer, hints) || (known is not null && IsSame(answer, known))
            ? new([], answer)
            : Known(answer, hints, known, []) ?? Guessed(answer, hints, []) ?? new([], answer);

    /// <summary>The place of the rows that an operation lists, and what describes one; null when it lists none.</summary>
    public static RowPlace? OfList(Schema answer, RowHints hints, Schema? known)
    {
        var found = new List<(RowPlace Place, int Rank)>();
        List<RowPlace> level = [new([], answer)];
        for (var depth = 0; depth <= Deepest && level.Count > 0; depth++)
        {
            List<RowPlace> next = [];
            foreach (var place in level)
            {
                if (ItemsOf(place.Schema!) is { } items)
                {
                    var row = InItem(items, hints, known);
                    found.Add(
                        (
                            place with
                            {
                                Schema = row.Schema,
                                Each = row.Path,
                            },
                            RankOf(place.Path, row.Schema!, hints, known, depth)
                        )
                    );
                }
                else
                {
                    next.AddRange(Members(place.Schema!).Select(m => new RowPlace([.. place.Path, m.Name], m.Schema)));
                }
            }

            level = next;
        }

        return found.Count == 0 ? null : found.MinBy(f => f.Rank).Place;
    }

    /// <summary>The place of the row in the described body of a request, whose answer has it at <paramref name="answered"/>.</summary>
    public static IReadOnlyList<string> OfRequest(Schema request, RowPlace answered, RowHints hints)
    {
        var names = SchemaNames.Of(request);
        var own = answered.Schema is null ? [] : SchemaNames.Of(answered.Schema);
        var wrapper = answered.Path.LastOrDefault(p => p.Length > 0);
        foreach (var (name, member) in Members(request))
        {
            var isNamed =
                (wrapper is not null && FieldNames.AreAlike(wrapper, name))
                || (names.Count == 1 && (IsNamed(name, hints) || Common(member, own) > Common(request, own)));
            if (!isNamed)
            {
                continue;
            }

            if (ItemsOf(member) is { } item)
            {
                // A list of rows is one row's place only where the answer has it in such a list, too.
                return SchemaNames.Of(item).Count > 0 && answered.Path.Contains("") ? [name, ""] : [];
            }

            // `data: {type, attributes}` is the row itself, `data: {customer: {…}}` holds it.
            var inner = Common(member, own) > 0 ? [] : OfRequest(member, answered, hints);
            return SchemaNames.Of(member).Count == 0 || own.Contains(name, StringComparer.Ordinal)
                ? []
                : [name, .. inner];
        }

        return [];
    }

    /// <summary>What describes the value at a path; null when nothing does.</summary>
    public static Schema? At(Schema schema, IReadOnlyList<string> path)
    {
        Schema? at = schema;
        foreach (var name in path)
        {
            at =
                at is null ? null
                : name.Length == 0 ? ItemsOf(at)
                : at.FindProperty(name);
        }

        return at;
    }

    /// <summary>The row in an item of a list: the item itself, or what it is wrapped around: <c>{node: {…}}</c>.</summary>
    private static RowPlace InItem(Schema item, RowHints hints, Schema? known)
    {
        if (DeclaresId(item, hints) || (known is not null && IsSame(item, known)))
        {
            return new([], item);
        }

        var isOnly = SchemaNames.Of(item).Count == 1;
        foreach (var (name, member) in Members(item))
        {
            var isMeant = known is not null && IsSame(member, known);
            var mayWrap = isOnly || IsNamed(name, hints) || ItemWrappers.Contains(NameWords.Joined(name));
            if (isMeant || (mayWrap && ItemsOf(member) is null && DeclaresId(member, hints)))
            {
                return new([name], member);
            }
        }

        return new([], item);
    }

    private static int Common(Schema schema, IReadOnlyList<string> names) =>
        SchemaNames.Of(schema).Count(n => names.Contains(n, StringComparer.Ordinal));

    private static int RankOf(IReadOnlyList<string> path, Schema items, RowHints hints, Schema? known, int depth)
    {
        if (known is not null && IsSame(items, known))
        {
            return 0;
        }

        var name = path.Count == 0 ? "" : path[^1];
        var isBeside = Besides.Contains(NameWords.Joined(name)) && !IsNamed(name, hints);
        var isNamed = IsNamed(name, hints) || ListWrappers.Contains(NameWords.Joined(name));
        return 1 + (depth * 8) + (isBeside ? 20 : 0) + (isNamed ? 0 : 1) + (SchemaNames.Of(items).Count > 0 ? 0 : 4);
    }

    private static RowPlace? Known(Schema at, RowHints hints, Schema? known, string[] path)
    {
        if (known is null || path.Length >= Deepest || (path.Length > 0 && DeclaresId(at, hints)))
        {
            return null;
        }

        if (ItemsOf(at) is { } items)
        {
            return IsSame(items, known) ? new([.. path, ""], items) : null;
        }

        foreach (var (name, member) in Members(at))
        {
            if (IsSame(member, known))
            {
                return new([.. path, name], member);
            }
        }

        return Members(at)
            .Select(m => Known(m.Schema, hints, known, [.. path, m.Name]))
            .FirstOrDefault(p => p is not null);
    }

    private static RowPlace? Guessed(Schema at, RowHints hints, string[] path)
    {
        if (path.Length >= Deepest)
        {
            return null;
        }

        if (ItemsOf(at) is { } items)
        {
            return DeclaresId(items, hints) ? new([.. path, ""], items) : null;
        }

        if (DeclaresId(at, hints))
        {
            return new(path, at);
        }

        var isOnly = SchemaNames.Of(at).Count == 1;
        foreach (var (name, member) in Members(at))
        {
            var isNamed = IsNamed(name, hints);
            if (!isNamed && !isOnly && !Wrappers.Contains(NameWords.Joined(name)))
            {
                continue;
            }

            if (Guessed(member, hints, [.. path, name]) is { } deeper)
            {
                return deeper;
            }

            if ((isNamed || isOnly) && ItemsOf(member) is null && SchemaNames.Of(member).Count > 0)
            {
                return new([.. path, name], member);
            }
        }

        return null;
    }

    /// <summary>A member that carries the key, under its own name and not somewhere in an object.</summary>
    private static bool DeclaresId(Schema schema, RowHints hints) =>
        SchemaNames
            .Of(schema)
            .Any(name =>
                hints.Ids.Any(id => FieldNames.AreAlike(id, name))
                && SchemaNames.Of(schema.FindProperty(name)!).Count == 0
            );

    private static bool IsNamed(string name, RowHints hints) =>
        NameWords.Joined(name) is var joined && hints.Names.Any(n => n == joined || n == NameWords.Singular(joined));

    /// <summary>Described members that hold objects or lists.</summary>
    private static IEnumerable<(string Name, Schema Schema)> Members(Schema schema) =>
        SchemaNames
            .Of(schema)
            .Select(name => (name, Schema: schema.FindProperty(name)!))
            .Where(m => ItemsOf(m.Schema) is not null || SchemaNames.Of(m.Schema).Count > 0);

    private static Schema? ItemsOf(Schema schema) =>
        SchemaNames.Of(schema).Count > 0
            ? null
            : Variants(schema).Select(v => v.Items).FirstOrDefault(i => i is not null);

    private static IEnumerable<Schema> Variants(Schema schema) =>
        new[] { schema }.Concat(schema.AllOf).Concat(schema.AnyOf).Concat(schema.OneOf);

    /// <summary>Both describe the same thing, perhaps with words of their own beside it.</summary>
    public static bool IsSame(Schema a, Schema b) => SchemaNames.AreRelated(Core(a), Core(b));

    // A reference with a word of its own beside it is still what it refers to.
    private static Schema Core(Schema schema)
    {
        for (var i = 0; i < 8 && schema is { AllOf.Count: 1, Properties.Count: 0 }; i++)
        {
            schema = schema.AllOf[0];
        }

        return schema;
    }
}
