using Mockd.Contracts.Json;
using Mockd.Engine.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Routing;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Bindings;

/// <summary>Members of an answered object that repeat a path parameter: its id, and the ids of what it belongs to.</summary>
internal sealed class PathMembers
{
    private readonly Schema? _answered;
    private readonly (string Param, string Member, Schema Schema)[] _members;

    private PathMembers(Schema? answered, (string, string, Schema)[] members) =>
        (_answered, _members) = (answered, members);

    public static PathMembers Find(Operation operation, Schema? answered, bool answersResource)
    {
        if (answered is null)
        {
            return new(null, []);
        }

        var names = operation
            .Parameters.Where(p => p.In == ParameterLocation.Path)
            .Select(p => p.Name)
            .OrderBy(n => operation.Path.IndexOf("{" + n + "}", StringComparison.Ordinal))
            .ToArray();
        var described = SchemaNames.Of(answered);
        var members = new List<(string, string, Schema)>();
        for (var i = 0; i < names.Length; i++)
        {
            var isKey = i == names.Length - 1 && answersResource;
            var member =
                isKey && described.Contains("id")
                    ? "id"
                    : described.FirstOrDefault(d => FieldNames.AreAlike(d, names[i]));
            if (member is not null && answered.FindProperty(member) is { } schema)
            {
                members.Add((names[i], member, schema));
            }
        }

        return new(answered, [.. members]);
    }

    /// <summary>What a filled value is judged by.</summary>
    public Schema? Answered => _answered;

    public JsonValue Fill(JsonValue value, PathValues path)
    {
        if (value is not JsonObject o || _members.Length == 0)
        {
            return value;
        }

        foreach (var (param, member, schema) in _members)
        {
            if (path.Find(param) is { } text && o[member] is not (JsonObject or JsonArray))
            {
                var typed = TextTyping.Typed(text, schema);
                o = SchemaChecker.Check(schema, typed, isRequest: false).Count == 0 ? o.With(member, typed) : o;
            }
        }

        // A member that stands in one variant may be forbidden in the one that was made.
        return SchemaChecker.Accepts(_answered!, o) || !SchemaChecker.Accepts(_answered!, value) ? o : value;
    }
}
