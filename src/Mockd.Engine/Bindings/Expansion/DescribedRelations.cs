using System.Collections.Concurrent;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Bindings;

/// <summary>
/// What members of rows stand for: the configured relations, and those that the description shows by offering either an id or
/// the object that another table's rows are.
/// </summary>
internal sealed class DescribedRelations(ulong seed)
{
    private const int MostRemembered = 1_000;
    private readonly ConcurrentDictionary<(RowShape, string), Relation?> _found = new();

    /// <param name="answered">Name or dotted path under which rows answer the member.</param>
    public Relation? Find(RowShape shape, string answered) =>
        shape.Relations.FirstOrDefault(r => shape.OutputName(r.Field) == answered)
        ?? (
            answered.Contains('.') || !shape.Completes || shape.Schema?.FindProperty(answered) is null ? null
            // Names that callers send have no end.
            : _found.Count < MostRemembered ? _found.GetOrAdd((shape, answered), key => Described(key.Item1, key.Item2))
            : Described(shape, answered)
        );

    /// <summary>The made-up object of an id that no table has the rows of; null where the description offers none.</summary>
    public JsonValue? Made(RowShape shape, string name, JsonValue? id, ExpandTree inner, DateTimeOffset now) =>
        id is JsonText or JsonNumber && shape.Completes && shape.Schema?.FindProperty(name) is { } member
            ? new MadeExpansion(seed, now).ObjectOf(id, SchemaView.Of(member), name, inner, 0)
            : null;

    private static Relation? Described(RowShape shape, string answered)
    {
        var member = shape.Schema!.FindProperty(answered)!;
        var offered = Offered(member.Items ?? member).ToArray();
        for (var table = 0; offered.Length > 0 && table < shape.Shapes.Count; table++)
        {
            if (shape.Shapes[table].Schema is { } rows && offered.Any(o => RowPlaces.IsSame(o, rows)))
            {
                return new Relation
                {
                    Field = shape.StoredName(answered),
                    Table = table,
                    TargetField = null,
                    Many = false,
                    Include = false,
                };
            }
        }

        return null;
    }

    // Without a text or number beside it the object is no choice.
    private static IEnumerable<Schema> Offered(Schema member)
    {
        Schema[] variants = [.. member.AnyOf, .. member.OneOf];
        return variants.Any(v => (v.Types & (SchemaTypes.String | SchemaTypes.Integer | SchemaTypes.Number)) != 0)
            ? variants.Where(v => SchemaNames.Of(v).Count > 0)
            : [];
    }
}
