using Mockd.Contracts.Json;
using Mockd.Engine.Expressions;
using Mockd.Engine.Tables;

namespace Mockd.Engine.Transforms;

/// <summary>Members of a row that hold arrays and are answered as list objects.</summary>
internal sealed class ListMembers(ShapeSettings settings)
{
    private readonly (string Field, Template? Url)[] _members = [.. settings.Lists.Select(l => (l.Key, l.Value))];
    private readonly JsonObject? _constants = settings.ListMembers.Constant as JsonObject;

    /// <summary>Texts are worked out for each row.</summary>
    public bool HasTemplates =>
        _members.Length > 0 && (_constants is null || Array.Exists(_members, m => m.Url is { IsConstant: false }));

    public bool Contains(string field) => settings.Lists.ContainsKey(field);

    public void WrapAll(JsonObjectBuilder builder, Row row)
    {
        foreach (var (field, url) in _members)
        {
            if (builder.Get(field) is JsonArray items)
            {
                builder.Set(field, ListObject(items, url, builder, row));
            }
        }
    }

    public JsonObject Wrap(string field, JsonArray items, JsonObjectBuilder members, Row row) =>
        ListObject(items, Array.Find(_members, m => m.Field == field).Url, members, row);

    /// <summary>What templates of a row's answer see: its members by name, and all of them as <c>item</c> and <c>row</c>.</summary>
    public static Scope ScopeOf(JsonObjectBuilder builder, Row row)
    {
        var members = builder.Build();
        var scope = new Scope(row.UpdatedAt);
        foreach (var (name, value) in members)
        {
            scope.Set(name, value);
        }

        return scope.Set("item", members).Set("row", members);
    }

    private JsonObject ListObject(JsonArray items, Template? url, JsonObjectBuilder members, Row row)
    {
        var scope = _constants is null || url is not null ? ScopeOf(members, row) : null;
        var further = _constants ?? (JsonObject)settings.ListMembers.Evaluate(scope!);
        var list = further.With(settings.ListDataField, items);
        return url is null ? list : list.With("url", url.EvaluateText(scope!));
    }
}
