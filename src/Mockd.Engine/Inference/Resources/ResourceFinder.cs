using Mockd.Contracts.Configuration;
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
    private readonly HashSet<DescribedOperation> _verbs = new(ReferenceEqualityComparer.Instance);

    /// <summary>In the order of the description.</summary>
    public IReadOnlyList<Resource> Find()
    {
        // 1. What has items, those that stand under fewer things first: they are what nested paths lead to.
        foreach (var family in families.All.Where(f => f.OnItem.Count > 0).OrderBy(f => f.Ancestors.Count))
        {
            AddItems(family);
        }

        // 2. Verbs behind items, before what stands there is taken for a collection.
        foreach (var resource in _resources.ToArray())
        {
            _verbs.UnionWith(BehindActions.Read(resource, FamiliesOf(resource).SelectMany(f => f.BehindItem)));
        }

        // 3. Collections without items.
        foreach (var family in families.All.Where(f => f.OnItem.Count == 0))
        {
            AddPlain(family);
        }

        foreach (var resource in _resources)
        {
            resource.Parent = ParentOf(resource);
        }

        return _resources;
    }

    private IEnumerable<PathFamily> FamiliesOf(Resource resource) =>
        _byPrefix.Where(p => ReferenceEquals(p.Value, resource)).Select(p => families.Find(p.Key)!);

    private void AddItems(PathFamily family)
    {
        var row = RowOf(family);
        if (row is not null && Shared(family, row) is var (shared, fields))
        {
            shared.Evidence.Add(
                new Evidence("same-rows", $"{family.Prefix} has the same rows, tied by '{fields.Keys.First()}'")
            );
            CollectionActions.Read(shared, family, fields);
            ItemActions.Read(shared, family);
            _byPrefix[family.Prefix] = shared;
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
        }
        else if (!IsMembership(family.OnItem))
        {
            return;
        }

        CollectionActions.Read(resource, family, NoFields);
        ItemActions.Read(resource, family);
        Add(resource, family);
    }

    private void Add(Resource resource, PathFamily family)
    {
        _resources.Add(resource);
        _byPrefix[family.Prefix] = resource;
    }

    /// <summary>A resource of the same rows, whose table has a property that holds the innermost parent of this path.</summary>
    private (Resource Resource, IReadOnlyDictionary<string, string> Fields)? Shared(PathFamily family, Schema row)
    {
        if (family.Ancestors is not [.., var closest])
        {
            return null;
        }

        foreach (var other in _resources)
        {
            if (
                other.Row is { } rows
                && other.Family.Ancestors.Count < family.Ancestors.Count
                && other.Under.Count == 0
                && NameWords.Joined(other.Family.Word) == NameWords.Joined(family.Word)
                && RowPlaces.IsSame(rows, row)
                && Link(rows, closest, ParentThing(family)) is { } field
            )
            {
                return (other, new Dictionary<string, string> { [field] = PathValue(closest) });
            }
        }

        return null;
    }

    private void AddPlain(PathFamily family)
    {
        DescribedOperation[] left = [.. family.OnCollection.Where(o => !_verbs.Contains(o))];
        if (left.Length == 0)
        {
            return;
        }

        var reading = new RowReading(family);
        var listed = left.Where(o => o.Method == "GET").Select(reading.Listed).FirstOrDefault(r => r is not null);
        var made = left.Where(o => o.Method == "POST").Select(reading.One).FirstOrDefault(r => r is not null);
        if ((listed ?? made) is { } row && Joined(family, row))
        {
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

        AddSingle(family, left, reading);
    }

    /// <summary>Another path to rows that have a table: a list of some of them, or a place to create one.</summary>
    private bool Joined(PathFamily family, Schema row)
    {
        foreach (var other in _resources)
        {
            if (
                other.Row is not { } rows
                || NameWords.Joined(other.Family.Word) != NameWords.Joined(family.Word)
                || !RowReading.Agree(rows, row)
            )
            {
                continue;
            }

            if (other.Under.Count > 0 && other.Under.Count == family.Ancestors.Count)
            {
                CollectionActions.Read(other, family, NoFields);
            }
            else if (
                other.Under.Count == 0
                && family.Ancestors is [.., var closest]
                && Link(rows, closest, ParentThing(family)) is { } field
            )
            {
                CollectionActions.Read(other, family, new Dictionary<string, string> { [field] = PathValue(closest) });
            }
            else
            {
                continue;
            }

            _byPrefix[family.Prefix] = other;
            return true;
        }

        return false;
    }

    // `GET` and `PUT` of one thing that nobody names: the settings of a user, the account of the caller.
    private void AddSingle(PathFamily family, DescribedOperation[] operations, RowReading reading)
    {
        if (family.Ancestors.Count > 0 && IsMembership(operations))
        {
            var member = new Resource(family) { IsSingle = true, Under = [.. family.Ancestors.SkipLast(1)] };
            ItemActions.ReadMembership(member, operations);
            Add(member, family);
            return;
        }

        var get = Array.Find(operations, o => o.Method == "GET");
        var change = Array.Find(operations, o => o.Method is "PUT" or "PATCH" or "POST");
        if (
            get is null
            || change is null
            || reading.Listed(get) is not null
            || reading.One(get) is not { } row
            || !(RowReading.Agree(reading.One(change), row) || RowReading.Agree(change.Request, row))
        )
        {
            return;
        }

        var resource = new Resource(family)
        {
            Row = row,
            IsSingle = true,
            Under = [.. family.Ancestors.SkipLast(1)],
        };
        var evidence = new Evidence("single", $"{family.Prefix} answers and changes one thing");
        foreach (var operation in operations)
        {
            var (role, action) = operation.Method switch
            {
                "GET" => ("get", TableAction.Get),
                "PUT" => ("update", TableAction.Update),
                "DELETE" => ("delete", TableAction.Delete),
                _ => ("update", TableAction.Patch),
            };
            var binding = new BindingConfig
            {
                Mock = operation.Name,
                Table = "",
                Action = action,
                Missing = MissingMode.Vivify,
                Key = family.Ancestors.Count == 0 ? "only" : null,
            };
            resource.Add(operation, role, binding, evidence);
        }

        resource.Evidence.Add(evidence);
        Add(resource, family);
    }

    private static Schema? RowOf(PathFamily family)
    {
        var reading = new RowReading(family);
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
            operations.Where(o => o.Method == method).Select(reading.One).FirstOrDefault(r => r is not null);
    }

    private static bool IsMembership(IReadOnlyList<DescribedOperation> operations) =>
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
    private static string? Link(Schema row, string parameter, string parent)
    {
        string[] names = [.. SchemaNames.Of(row).Where(n => RowReading.IsScalar(row.FindProperty(n)!))];
        return FieldNames.Find(names, parameter)
            ?? (
                parent.Length == 0
                    ? null
                    : FieldNames.Find(names, parent)
                        ?? FieldNames.Find(names, parent + "_id")
                        ?? FieldNames.Find(names, parent + "_sid")
            );
    }

    private static string PathValue(string parameter) =>
        parameter.All(c => char.IsLetterOrDigit(c) || c == '_') && !char.IsDigit(parameter[0])
            ? $"path.{parameter}"
            : $"path[\"{parameter}\"]";

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
