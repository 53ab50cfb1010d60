using Mockd.Engine.Bindings;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Inference;

/// <summary>Finds the properties of rows that name or hold rows of other tables.</summary>
internal sealed class RelationFinder
{
    private static readonly string[] KeyWords = ["id", "ids", "sid", "sids", "gid", "uuid", "uuids", "key", "guid"];
    private readonly IReadOnlyList<Resource> _resources;
    private readonly Dictionary<string, Resource?> _byThing = new(StringComparer.Ordinal);

    public RelationFinder(IReadOnlyList<Resource> resources)
    {
        _resources = [.. resources.Where(r => r is { Row: not null, IsSingle: false, Family.OnItem.Count: > 0 })];
        foreach (var group in _resources.GroupBy(r => r.Thing, StringComparer.Ordinal))
        {
            // Of several of one name the one that stands under nothing is meant.
            var outermost = group.MinBy(r => r.Under.Count)!;
            _byThing[group.Key] = group.Count(r => r.Under.Count == outermost.Under.Count) == 1 ? outermost : null;
        }
    }

    public IReadOnlyList<InferredRelation> Of(Resource resource)
    {
        if (resource.Row is not { } row)
        {
            return [];
        }

        var found = new List<InferredRelation>();
        foreach (var name in SchemaNames.Of(row).Where(n => n != resource.Key))
        {
            var property = row.FindProperty(name)!;
            if (Held(property) is { } held)
            {
                found.Add(
                    new InferredRelation(
                        name,
                        held.Name,
                        new Evidence("relation-rows", $"'{name}' holds what the rows of {held.Name} are")
                    )
                );
            }
            else if (Named(name, property) is { } named && !ReferenceEquals(named, resource))
            {
                found.Add(
                    new InferredRelation(
                        name,
                        named.Name,
                        new Evidence("relation-named", $"'{name}' names a {named.Thing}")
                    )
                );
            }
        }

        return found;
    }

    // The rows themselves, or the rows where an id may stand in their place.
    private Resource? Held(Schema property)
    {
        var inner = property.Items ?? property;
        var shapes = inner.AnyOf.Concat(inner.OneOf).Append(inner).Where(s => SchemaNames.Of(s).Count > 0).ToArray();
        return shapes.Length is 0 or > 4
            ? null
            : _resources.FirstOrDefault(r =>
                r.Row!.Name is not null && Array.Exists(shapes, s => RowPlaces.IsSame(s, r.Row!))
            );
    }

    private Resource? Named(string name, Schema property)
    {
        var words = NameWords.Joined(name).Split('_');
        var isKey = words.Length > 1 && KeyWords.Contains(words[^1]);
        var thing = NameWords.Singular(string.Join('_', isKey ? words[..^1] : words));
        var inner = property.Items ?? property;
        if (!RowReading.IsScalar(inner))
        {
            // An object that carries the key of the thing that it is called by.
            return
                SchemaNames.Of(inner) is { Count: > 0 } members
                && _byThing.GetValueOrDefault(thing) is { Key: { } key }
                && members.Contains(key, StringComparer.Ordinal)
                ? _byThing[thing]
                : null;
        }

        // A bare text of this name may be anything, unless it may be an object as well or is said to be an id.
        var isText = (SchemaView.Of(inner).Possible & (SchemaTypes.String | SchemaTypes.Integer)) != 0;
        return isText && isKey
            ? _byThing.GetValueOrDefault(thing) ?? _byThing.GetValueOrDefault(thing.Split('_')[^1])
            : null;
    }
}
