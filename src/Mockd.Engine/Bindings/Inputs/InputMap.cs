using Mockd.Contracts.Json;
using Mockd.Engine.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Bindings;

/// <summary>
/// Fits what callers send to the row: a member whose name differs from a described one only in how words are joined takes
/// that name, and one that answers never have (a password, a flag for this call only) is not stored.
/// </summary>
/// <param name="keepsUndescribed">Rows are answered as stored, so whatever the caller sent is kept.</param>
public sealed class InputMap(
    Schema? rowSchema,
    Schema? requestSchema,
    RowShape shape,
    IReadOnlySet<string> dropped,
    bool keepsUndescribed
)
{
    private const int MostRemembered = 1_000;
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> _names = new(
        StringComparer.Ordinal
    );

    public JsonObject Map(JsonObject body)
    {
        var builder = new JsonObjectBuilder(body.Count + 4);
        foreach (var (name, value) in body)
        {
            var stored = NameOf(name);
            if (stored.Length > 0 && Settable(name, stored, value) is { } settable)
            {
                builder.Set(stored, settable);
            }
        }

        return builder.Build();
    }

    /// <summary>What replaces a row: its members that callers do not set stay.</summary>
    public JsonObject Replacement(JsonObject old, JsonObject input)
    {
        foreach (var (name, value) in old)
        {
            var described = requestSchema?.FindProperty(shape.OutputName(name)) ?? OfRow(name);
            if (!input.Contains(name) && described is not null && MemberAccess.SettableMember(described, value) is null)
            {
                input = input.With(name, value);
            }
        }

        return input;
    }

    // The request's own schema was asked when the body was read; the row's speaks of what that one does not know.
    private JsonValue? Settable(string sent, string stored, JsonValue value) =>
        requestSchema?.FindProperty(sent) is null && OfRow(stored) is { } member
            ? MemberAccess.SettableMember(member, value)
            : value;

    private Schema? OfRow(string stored) => rowSchema?.FindProperty(shape.OutputName(stored));

    /// <summary>The stored name; empty when the member is not stored.</summary>
    private string NameOf(string name)
    {
        if (_names.TryGetValue(name, out var known))
        {
            return known;
        }

        var found = Find(name);
        if (_names.Count < MostRemembered)
        {
            _names.TryAdd(name, found);
        }

        return found;
    }

    private string Find(string name)
    {
        if (dropped.Contains(name))
        {
            return "";
        }

        var answered = shape.OutputName(name);
        if (rowSchema is null || name == shape.IdField || rowSchema.FindProperty(answered) is not null)
        {
            return shape.StoredName(name);
        }

        var described = SchemaNames.Of(rowSchema);
        foreach (var candidate in described)
        {
            if (FieldNames.AreAlike(candidate, name))
            {
                return shape.StoredName(candidate);
            }
        }

        // What only requests are described to have is a message to the operation, not a part of the row.
        var isStored = requestSchema?.FindProperty(name) is null && rowSchema.AllowsAdditionalProperties;
        return keepsUndescribed || isStored ? shape.StoredName(name) : "";
    }
}
