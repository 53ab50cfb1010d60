using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Checks;

/// <summary>
/// Finds the members of a described error that tell what is wrong, by their names and types, and puts it there. A list of
/// errors gets an item for each.
/// </summary>
/// <param name="keepsWords">The body is the provider's example: its codes are its own words.</param>
internal sealed class ErrorFilling(int status, bool keepsWords)
{
    private const int Deepest = 5;

    private static readonly string[] Messages =
    [
        "message",
        "error_description",
        "errorMessage",
        "error_message",
        "detail",
        "description",
        "msg",
        "reason",
        "error",
        "title",
    ];

    private static readonly string[] Params = ["param", "parameter", "field", "pointer", "path", "target", "property"];
    private static readonly string[] Places = ["loc", "location", "path"];
    private static readonly string[] Codes =
    [
        "code",
        "error_code",
        "errorCode",
        "errorType",
        "type",
        "reason",
        "error",
    ];
    private static readonly string[] Statuses = ["status", "statusCode", "status_code", "httpStatus", "code"];

    public JsonValue Fill(JsonValue body, SchemaView view, IReadOnlyList<JsonObject> told) =>
        Filled(body, view, told, [], 0);

    /// <param name="done">What has been said in the objects around this one.</param>
    private JsonValue Filled(
        JsonValue value,
        SchemaView? view,
        IReadOnlyList<JsonObject> told,
        HashSet<string[]> done,
        int depth
    )
    {
        if (depth > Deepest)
        {
            return value;
        }

        if (value is JsonArray list)
        {
            return IsOfObjects(list, view) ? List(list, view, told, depth) : value;
        }

        if (value is not JsonObject members)
        {
            return value;
        }

        var decided = view is null ? null : VariantMatch.Decide(view, members);
        var filled = Own(members, decided, told, done);
        foreach (var (name, member) in Below(filled, decided))
        {
            var changed = Filled(member, decided?.Member(name), told, done, depth + 1);
            filled = ReferenceEquals(changed, member) ? filled : filled.With(name, changed);
        }

        return filled;
    }

    private JsonArray List(JsonArray list, SchemaView? view, IReadOnlyList<JsonObject> told, int depth)
    {
        var item = view?.ItemAt(0);
        var blank = list.Count > 0 ? list[0] : JsonObject.Empty;
        return JsonArray.Of(told.Select(one => Filled(blank, item, [one], [], depth + 1)));
    }

    private JsonObject Own(JsonObject members, SchemaView? view, IReadOnlyList<JsonObject> told, HashSet<string[]> done)
    {
        var first = told[0];
        var used = new HashSet<string>(StringComparer.Ordinal);
        var message = string.Join(" ", told.Select(t => t["message"]?.AsText));
        members = Put(members, view, Messages, _ => message, used, done);
        members = Put(members, view, Statuses, _ => status, used, done);
        if (first["loc"] is { } place)
        {
            members = Put(members, view, Places, _ => place, used, done);
        }

        if (first["param"] is JsonText param)
        {
            members = Put(members, view, Params, _ => param, used, done);
        }

        return Put(members, view, Codes, member => Code(first, member), used, done);
    }

    private static JsonObject Put(
        JsonObject members,
        SchemaView? view,
        string[] names,
        Func<SchemaView?, JsonValue?> make,
        HashSet<string> used,
        HashSet<string[]> done
    )
    {
        foreach (var name in done.Contains(names) ? [] : names)
        {
            var member = view?.Member(name);
            var isThere = members[name] is { } present && !used.Contains(name) && present.Kind is not JsonKind.Object;
            if (
                (isThere || (view?.Declares(name) == true && !used.Contains(name)))
                && make(member) is { } value
                && (member is null ? members[name]?.Kind == value.Kind : member.Accepts(value))
            )
            {
                used.Add(name);
                done.Add(names);
                return members.With(name, value);
            }
        }

        return members;
    }

    // The provider's code where it is known; else that of a list that says nearest what is wrong, or the kind itself.
    private JsonValue? Code(JsonObject told, SchemaView? member)
    {
        if (told["code"] is { } code)
        {
            return code;
        }

        if (keepsWords || member?.Bounds.Format is not null)
        {
            return null;
        }

        var kind = told["check"]?.AsText ?? "invalid";
        var listed = member?.Parts.Select(p => p.Enum).OfType<IReadOnlyList<JsonValue>>().FirstOrDefault();
        return listed is null ? new JsonText(kind) : NearestCode.Of(kind, listed);
    }

    // What may tell more: what is there, and described objects and lists that are not.
    private static IEnumerable<KeyValuePair<string, JsonValue>> Below(JsonObject members, SchemaView? view)
    {
        foreach (var (name, member) in members)
        {
            if (member.Kind is JsonKind.Object or JsonKind.Array)
            {
                yield return new(name, member);
            }
        }

        foreach (var (name, _) in view?.Properties ?? [])
        {
            if (!members.Contains(name) && view!.Member(name) is { } described && IsListOfErrors(described))
            {
                yield return new(name, JsonArray.Empty);
            }
        }
    }

    private static bool IsListOfErrors(SchemaView view) =>
        view.Possible == SchemaTypes.Array && view.Items is { } item && Array.Exists(Messages, item.Declares);

    private static bool IsOfObjects(JsonArray list, SchemaView? view) =>
        list.Count > 0 ? list[0] is JsonObject : view is not null && IsListOfErrors(view);
}
