using Mockd.Engine.Bindings;
using Mockd.Engine.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Inference;

/// <summary>Puts resources together from the families of a description's paths.</summary>
internal sealed class ResourceFinder(PathFamilies families)
{
    private static readonly IReadOnlyDictionary<string, string> NoFields = new Dictionary<string, string>();
    private readonly List<Resource> _resources = [];
    private readonly Dictionary<string, Resource> _byPrefix = new(StringComparer.Ordinal);
    private readonly HashSet<DescribedOperation> _behind = new(ReferenceEqualityComparer.Instance);

    /// <summary>In the order of the description.</summary>
    public IReadOnlyList<Resource> Find()
    {
        // 1. What has items, those that stand under fewer things first: they are what nested paths lead to.
        foreach (var family in families.All.Where(HasItems).OrderBy(f => f.Ancestors.Count))
        {
            AddItems(family);
        }

        // 2. Verbs and views behind items, before what stands there is taken for a collection.
        foreach (var paths in _byPrefix.GroupBy(p => p.Value, p => families.Find(p.Key)!))
        {
            _behind.UnionWith(BehindActions.Read(paths.Key, paths.SelectMany(f => f.BehindItem)));
        }

        // 3. Collections without items.
        foreach (var family in families.All.Where(f => !_byPrefix.ContainsKey(f.Prefix) && f.OnItem.Count == 0))
        {
            AddPlain(family);
        }

        foreach (var resource in _resources)
        {
            resource.Parent = ParentOf(resource);
        }

        return _resources;
    }

    /// <summary>The expression of a path parameter.</summary>
    public static string PathValue(string parameter) =>
        parameter.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !char.IsDigit(parameter[0])
            ? $"path.{parameter}"
            : $"path[\"{parameter}\"]";

    // Items that only have verbs are items if something creates them.
    private static bool HasItems(PathFamily family) =>
        family.OnItem.Count > 0
        || (
            family.BehindItem.Count > 0 && family.Keys.Count == 1 && family.OnCollection.Exists(o => o.Method == "POST")
        );

    private void AddItems(PathFamily family)
    {
        var row = RowOf(family);
        if (row is not null && Home.Of(_resources, family, row, creates: false) is { } home)
        {
            Join(home, family, row);
            return;
        }

        var resource = new Resource(family) { Row = row, Under = [.. family.Ancestors, .. family.Keys.SkipLast(1)] };
        if (row is not null)
        {
            resource.Evidence.Add(new Evidence("item-path", $"{family.Prefix}/{{{family.Keys[^1]}}}"));
            if (RowKey.Find(row, family.Keys[^1], resource.Thing, TypeOf(family)) is var (key, evidence))
            {
                resource.Key = key;
                resource.Evidence.Add(evidence);
            }
            else if (RowKey.FindInside(row, family.Keys[^1]) is var (holder, inner, why))
            {
                (resource.KeyIn, resource.Key) = (holder, inner);
                resource.Evidence.Add(why);
            }
            else if (family.OnItem.Count == 0)
            {
                return;
            }
        }
        else if (!IsMembership(family.OnItem))
        {
            return;
        }

        CollectionActions.Read(resource, family, NoFields);
        ItemActions.Read(resource, family);
        if (family.OnItem.Count == 0 && !resource.Creates)
        {
            return;
        }

        Add(resource, family);
    }

    private void Add(Resource resource, PathFamily family)
    {
        _resources.Add(resource);
        _byPrefix[family.Prefix] = resource;
    }

    /// <summary>Another path to rows that have a table, tied to its further parameters by properties or hidden fields.</summary>
    private void Join(Home home, PathFamily family, Schema row)
    {
        var resource = home.Resource;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in home.Further)
        {
            var field =
                Link(resource.Row!, parameter, Home.NameOf(parameter))
                ?? Link(resource.Row!, parameter, parameter == family.Ancestors[^1] ? ParentThing(family) : "");
            if (field is null)
            {
                field = NameWords.Joined(parameter);
                field = SchemaNames.Of(resource.Row!).Contains(field, StringComparer.Ordinal)
                    ? field + "_of_path"
                    : field;
                resource.Hidden.Add(field);
            }

            fields[field] = PathValue(parameter);
        }

        resource.Evidence.Add(
            new Evidence(
                "same-rows",
                $"{family.Prefix} has the same rows{(fields.Count == 0 ? "" : $", tied by {string.Join(", ", fields.Keys.Select(k => $"'{k}'"))}")}"
            )
        );
        CollectionActions.Read(resource, family, fields);
        ItemActions.Read(resource, family, fields, AlternateKey(resource, family, row));
        _byPrefix[family.Prefix] = resource;
    }

    // `/releases/tags/{tag}` names a release by another property than `/releases/{id}` does.
    private static string? AlternateKey(Resource resource, PathFamily family, Schema row)
    {
        if (family.OnItem.Count == 0 || NameWords.Joined(family.Word) == NameWords.Joined(resource.Family.Word))
        {
            return null;
        }

        var found = RowKey
            .Find(row, family.Keys[^1], NameWords.Singular(NameWords.Joined(family.Word)), TypeOf(family))
            ?.Name;
        return found == resource.Key ? null : found;
    }

    private void AddPlain(PathFamily family)
    {
        DescribedOperation[] left = [.. family.OnCollection.Where(o => !_behind.Contains(o))];
        if (left.Length == 0)
        {
            return;
        }

        var reading = new RowReading(family);
        var listed = left.Where(o => o.Method == "GET").Select(reading.Listed).FirstOrDefault(r => r is not null);
        var made = left.Where(o => o.Method == "POST" && reading.Listed(o) is null)
            .Select(reading.One)
            .FirstOrDefault(r => r is not null);
        if ((listed ?? made) is { } row && Home.Of(_resources, family, row, creates: listed is null) is { } home)
        {
            Join(home, family, row);
            return;
        }

        if (listed is not null && made is not null && RowReading.Agree(listed, made))
        {
            var resource = new Resource(family) { Row = made, Under = family.Ancestors };
            if (RowKey.Find(made, "", resource.Thing, SchemaTypes.Any) is var (key, evidence))
            {
                resource.Key = key;
                resource.Evidence.Add(evidence);
                CollectionActions.Read(resource, family, NoFields);
                Add(resource, family);
            }

            return;
        }

        if (SingleFinder.Find(family, left, reading) is { } single)
        {
            Add(single, family);
        }
    }

    private static Schema? RowOf(PathFamily family)
    {
        var reading = new RowReading(family);
        if (IsMembership(family.OnItem) && !family.OnItem.Exists(o => reading.One(o) is not null))
        {
            return null;
        }

        return One(family.OnItem, "GET")
            ?? One(family.OnCollection, "POST")
            ?? One(family.OnItem, "PATCH")
            ?? One(family.OnItem, "PUT")
            ?? One(family.OnItem, "POST")
            ?? family
                .OnCollection.Where(o => o.Method == "GET")
                .Select(reading.Listed)
                .FirstOrDefault(r => r is not null);

        Schema? One(List<DescribedOperation> operations, string method) =>
            operations
                .Where(o => o.Method == method && (method != "GET" || !reading.AnswersList(o)))
                .Select(reading.One)
                .FirstOrDefault(r => r is not null);
    }

    public static bool IsMembership(IReadOnlyList<DescribedOperation> operations) =>
        operations.Any(o => o is { Method: "PUT", AnswersNothing: true })
        && operations.Any(o => o is { Method: "DELETE", AnswersNothing: true });

    private static SchemaTypes TypeOf(PathFamily family) =>
        family
            .OnItem.SelectMany(o => o.Operation.Parameters)
            .FirstOrDefault(p => p.In == ParameterLocation.Path && p.Name == family.Keys[^1])
            ?.Schema
            is { } schema
            ? SchemaView.Of(schema).Possible & (SchemaTypes.Integer | SchemaTypes.Number | SchemaTypes.String)
            : SchemaTypes.Any;

    private string ParentThing(PathFamily family) =>
        families.Find(Before(family.Prefix)) is { } parent ? NameWords.Singular(NameWords.Joined(parent.Word)) : "";

    /// <summary>The property of a row that holds the key of what it belongs to.</summary>
    public static string? Link(Schema row, string parameter, string parent)
    {
        string[] names = [.. SchemaNames.Of(row).Where(n => RowReading.IsScalar(row.FindProperty(n)!))];
        string[] wanted = parent.Length == 0 ? [parameter] : [parameter, parent, parent + "_id", parent + "_sid"];
        return wanted
            .Where(w => !FieldNames.AreAlike(w, "id"))
            .Select(w => FieldNames.Find(names, w))
            .FirstOrDefault(n => n is not null);
    }

    private Resource? ParentOf(Resource resource)
    {
        var prefix = Before(resource.Family.Prefix);
        return resource.Family.Ancestors.Count == 0 ? null
            : _byPrefix.GetValueOrDefault(prefix) is { } parent && !ReferenceEquals(parent, resource) ? parent
            : null;
    }

    /// <summary>The collection whose item a path stands under: <c>/a</c> for <c>/a/{}/b</c>.</summary>
    private static string Before(string prefix)
    {
        var at = prefix.LastIndexOf("/{}", StringComparison.Ordinal);
        var before = at < 0 ? "" : prefix[..at];
        while (before.EndsWith("/{}", StringComparison.Ordinal))
        {
            before = before[..^3];
        }

        return before;
    }
}
