using System.Collections.Concurrent;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas;

/// <summary>
/// What is known of a part of a body that becomes a row: schemas of requests say whether further members are allowed, those of
/// rows name members besides.
/// </summary>
internal sealed class DescribedBody
{
    private const int Deepest = 64;
    private const int MostRemembered = 1_000;

    private readonly IReadOnlyList<SchemaView> _requests;
    private readonly IReadOnlyList<SchemaView> _rows;
    private readonly Lazy<bool> _knows;
    private readonly ConcurrentDictionary<string, DescribedBody> _members = new(StringComparer.Ordinal);

    private DescribedBody(IReadOnlyList<SchemaView> requests, IReadOnlyList<SchemaView> rows)
    {
        _requests = requests;
        _rows = rows;
        var deciding = requests.Count > 0 ? requests : rows;
        _knows = new(() => deciding.Count > 0 && deciding.All(SchemaVariants.KnowsItsMembers));
    }

    /// <summary>Somebody says which members there are, and nobody that there may be more.</summary>
    public bool KnowsItsMembers => _knows.Value;

    public static DescribedBody Of(IEnumerable<Schema> requests, IEnumerable<Schema> rows) =>
        new([.. requests.Select(SchemaView.Of)], [.. rows.Select(SchemaView.Of)]);

    /// <summary>Null when no schema knows the member.</summary>
    public DescribedBody? Member(string name)
    {
        if (_members.TryGetValue(name, out var known))
        {
            return known;
        }

        var found = Below(view => view.Member(name));
        if (found is not null && _members.Count < MostRemembered)
        {
            _members.TryAdd(name, found);
        }

        return found;
    }

    /// <summary>The value without what nobody knows, at every depth; their names are added to the list.</summary>
    public JsonValue Known(JsonValue value, string place, ref List<string>? unknown) =>
        Known(value, place, ref unknown, 0);

    private JsonValue Known(JsonValue value, string place, ref List<string>? unknown, int depth) =>
        value switch
        {
            _ when depth > Deepest => value,
            JsonObject members => Members(members, place, ref unknown, depth),
            JsonArray items => Items(items, place, ref unknown, depth),
            _ => value,
        };

    // What stays the same stays the same object: most values have nothing to leave out.
    private JsonObject Members(JsonObject members, string place, ref List<string>? unknown, int depth)
    {
        JsonObjectBuilder? kept = null;
        foreach (var (name, value) in members)
        {
            var described = Member(name);
            if (described is null && KnowsItsMembers)
            {
                (unknown ??= []).Add($"{place}[{name}]");
                (kept ??= new JsonObjectBuilder(members)).Remove(name);
            }
            else if (
                described?.Known(value, $"{place}[{name}]", ref unknown, depth + 1) is { } inner
                && !ReferenceEquals(inner, value)
            )
            {
                (kept ??= new JsonObjectBuilder(members)).Set(name, inner);
            }
        }

        return kept?.Build() ?? members;
    }

    private JsonArray Items(JsonArray items, string place, ref List<string>? unknown, int depth)
    {
        var kept = new JsonValue[items.Count];
        var isSame = true;
        for (var i = 0; i < kept.Length; i++)
        {
            var at = i;
            kept[i] =
                items[i].Kind is JsonKind.Object or JsonKind.Array && Below(view => view.ItemAt(at)) is { } item
                    ? item.Known(items[i], $"{place}[{i}]", ref unknown, depth + 1)
                    : items[i];
            isSame &= ReferenceEquals(kept[i], items[i]);
        }

        return isSame ? items : JsonArray.Of(kept);
    }

    private DescribedBody? Below(Func<SchemaView, SchemaView?> pick)
    {
        SchemaView[] requests = [.. _requests.SelectMany(v => SchemaVariants.Of(v)).Select(pick).OfType<SchemaView>()];
        SchemaView[] rows = [.. _rows.SelectMany(v => SchemaVariants.Of(v)).Select(pick).OfType<SchemaView>()];
        return requests.Length + rows.Length == 0 ? null : new(requests, rows);
    }
}
