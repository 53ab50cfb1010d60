using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas.Generation;

namespace Mockd.Engine.Schemas.Repair;

/// <summary>Makes the value of one place anew.</summary>
internal static class PlaceMaker
{
    /// <summary>What holds by a view and further schemas together; null when nothing does.</summary>
    public static SchemaView? Joined(SchemaView? view, IEnumerable<Schema> further) =>
        further.Aggregate(view, (known, schema) => known?.With(schema) ?? SchemaView.Of(schema));

    /// <summary>Null when there is none.</summary>
    /// <param name="further">Schemas that hold there as well.</param>
    /// <param name="variation">Another one gives another value, where there are several.</param>
    public static JsonValue? Make(RepairPlace place, IEnumerable<Schema> further, ulong variation)
    {
        var view = Joined(place.View, further);
        var seed = place.Seed + variation;
        return view is null
            ? new JsonText(TextGeneration.Free(place.Name, place.Owner, seed))
            : new ValueGeneration(place.Owner.Now, withOptional: false).Value(
                view,
                place.Owner,
                seed,
                place.Name,
                place.Depth
            );
    }
}
