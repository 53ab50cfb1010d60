using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas.Repair;

/// <summary>What may be tried where an object has too few members, too many or the wrong ones.</summary>
internal static class MemberMoves
{
    private const int MostNames = 8;
    private static readonly string[] Conditions = ["dependentRequired", "dependentSchemas", "dependencies"];

    /// <param name="trail">Schemas that hold for the object.</param>
    public static IEnumerable<JsonValue> Add(RepairPlace place, string name, IReadOnlyList<Schema> trail)
    {
        if (PlaceMaker.Make(place.Member(name), MergedMembers.Of(trail, name), 0) is { } made)
        {
            yield return place.Member(name).With(made);
        }
    }

    public static IEnumerable<JsonValue> Remove(RepairPlace place, string name)
    {
        if (place.Value is JsonObject members)
        {
            yield return place.With(members.Without(name));
        }
    }

    /// <summary>One more member: of those that are described, or a further one.</summary>
    public static IEnumerable<JsonValue> AddAny(RepairPlace place, IReadOnlyList<Schema> trail)
    {
        if (place.Value is not JsonObject members)
        {
            return [];
        }

        var view = PlaceMaker.Joined(place.Decided, trail);
        var names = view is null
            ? []
            : view
                .Generation.Members.Select(m => m.Name.Text)
                .Concat(view.Generation.Names.Further(place.Seed, place.Owner.Now).Take(members.Count + MostNames));
        return names.Where(n => !members.Contains(n)).Take(MostNames).SelectMany(name => Add(place, name, trail));
    }

    public static IEnumerable<JsonValue> RemoveAny(RepairPlace place) =>
        place.Value is JsonObject members
            ? members
                .Select(m => m.Key)
                .Reverse()
                .OrderBy(name => place.Decided?.Required.Contains(name) == true)
                .Select(name => place.With(members.Without(name)))
            : [];

    /// <summary>Members of the value that make the schema ask for more than it would without them.</summary>
    public static IEnumerable<string> Triggers(Schema schema, JsonValue value) =>
        value is JsonObject members
            ? Conditions
                .SelectMany(keyword => schema.Element.Member(keyword)?.Members() ?? [])
                .Select(dependent => dependent.Key)
                .Where(members.Contains)
                .Distinct(StringComparer.Ordinal)
            : [];
}
