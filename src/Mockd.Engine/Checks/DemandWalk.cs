using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Checks;

/// <summary>Finds the members of one body of which something is asked. The description is only looked at where one differs.</summary>
/// <param name="schema">Describes the body.</param>
internal sealed class DemandWalk(IReadOnlyDictionary<string, Schema> demands, Schema schema, JsonValue body)
{
    private const int Deepest = 64;
    private readonly List<JsonValue> _path = [];
    private List<RequestDifference>? _differences;

    public IEnumerable<RequestDifference> Differences => _differences ?? (IEnumerable<RequestDifference>)[];

    public void Run() => Below(body);

    private void Below(JsonValue value)
    {
        if (value is JsonArray items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                if (items[i].Kind is JsonKind.Object or JsonKind.Array)
                {
                    Step(JsonNumber.Of(i), items[i], null);
                }
            }
        }
        else if (value is JsonObject members)
        {
            for (var i = 0; i < members.Count; i++)
            {
                var (name, member) = members.MemberAt(i);
                demands.TryGetValue(name, out var asked);
                if (asked is not null || member.Kind is JsonKind.Object or JsonKind.Array)
                {
                    Step(new JsonText(name), member, asked);
                }
            }
        }
    }

    private void Step(JsonValue step, JsonValue value, Schema? asked)
    {
        if (_path.Count == Deepest)
        {
            return;
        }

        _path.Add(step);
        if (asked is not null)
        {
            Compare(asked, value);
        }

        Below(value);
        _path.RemoveAt(_path.Count - 1);
    }

    // A member of the same name in a map of anything is the caller's own.
    private void Compare(Schema asked, JsonValue value)
    {
        if (SchemaChecker.IsValid(asked, value, isRequest: true))
        {
            return;
        }

        var pointer = _path.Aggregate("", (at, step) => ValuePointer.Child(at, step.ToPlainText()));
        if (SchemaDifferences.Declares(schema, body, pointer))
        {
            IReadOnlyList<JsonValue> above = [.. _path];
            (_differences ??= []).AddRange(
                SchemaDifferences.Of(asked, value, RequestPlace.Body, null).Select(d => d.Under(above))
            );
        }
    }
}
