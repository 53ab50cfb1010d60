using Mockd.Engine.Bindings;
using Mockd.Engine.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Inference;

/// <summary>What the answers and requests of one family say about its rows.</summary>
internal sealed class RowReading(PathFamily family)
{
    private const double MostShared = 0.6;
    private readonly RowHints _hints = new(
        ["id", .. family.Keys.TakeLast(1)],
        [NameWords.Singular(NameWords.Joined(family.Word))]
    );

    /// <summary>The one row that an operation answers; null where it answers a list, a text or nothing.</summary>
    public Schema? One(DescribedOperation operation)
    {
        if (operation.Answer is not { } answer)
        {
            return null;
        }

        var place = RowPlaces.OfOne(answer, _hints, null);
        return place.Schema is { } row && SchemaNames.Of(row).Count > 0 ? row : null;
    }

    /// <summary>What describes a row of the list that an operation answers; null where it answers none.</summary>
    public Schema? Listed(DescribedOperation operation)
    {
        if (operation.Answer is not { } answer || IsOneThing(answer))
        {
            return null;
        }

        return
            RowPlaces.OfList(answer, _hints, null) is { Schema: { } row } place
            && SchemaNames.Of(row).Count > 0
            && (place.Path.Count < 2 || IsEnvelope(answer, place.Path[0]))
            ? row
            : null;
    }

    /// <summary>Both describe the same kind of thing, one of them perhaps with fewer members.</summary>
    public static bool Agree(Schema? a, Schema? b)
    {
        if (a is null || b is null)
        {
            return false;
        }

        if (RowPlaces.IsSame(a, b))
        {
            return true;
        }

        var (first, second) = (SchemaNames.Of(a), SchemaNames.Of(b));
        var shared = first.Count(n => FieldNames.Find(second, n) is not null);
        return shared >= 2 && shared >= Math.Min(first.Count, second.Count) * MostShared;
    }

    /// <summary>An operation on an item answers a list all the same: an array, or an envelope that says so.</summary>
    public bool AnswersList(DescribedOperation operation) =>
        Listed(operation) is not null
        && RowPlaces.OfList(operation.Answer!, _hints, null) is { } place
        && (
            place.Path.Count == 0
            || NameWords.Joined(place.Path[0])
                is "data"
                    or "items"
                    or "results"
                    or "entries"
                    or "values"
                    or "value"
                    or "records"
                    or "_embedded"
            || NameWords.Singular(NameWords.Joined(place.Path[0])) == NameWords.Singular(NameWords.Joined(family.Word))
        );

    // A list deeper inside is the answer's own only where what it stands in says nothing else.
    private static bool IsEnvelope(Schema answer, string first) =>
        NameWords.Joined(first)
            is "data"
                or "_embedded"
                or "embedded"
                or "result"
                or "results"
                or "response"
                or "payload"
                or "d"
                or "body"
        || SchemaNames.Of(answer).Count <= 3;

    // An object that has a key of its own is no list, however many lists it holds.
    private static bool IsOneThing(Schema answer) =>
        SchemaNames.Of(answer) is { Count: > 0 } names
        && names.Any(n => FieldNames.AreAlike(n, "id") && IsScalar(answer.FindProperty(n)!));

    public static bool IsScalar(Schema schema) =>
        (SchemaView.Of(schema).Possible & ~(SchemaTypes.Object | SchemaTypes.Array | SchemaTypes.Null)) != 0
        && SchemaNames.Of(schema).Count == 0;
}
