using Mockd.Contracts.Json;

namespace Mockd.Engine.Routing;

/// <summary>
/// What a description writes behind a path to tell operations on it apart: <c>/#Action=Send</c>, <c>/jobs?op=list</c>,
/// <c>/tags#keys</c>, <c>/search?q={text}</c>. No such part is ever sent in a path; a request has it as query parameter,
/// header or member of its body.
/// </summary>
internal sealed class RouteConditions
{
    private readonly List<QueryCondition> _conditions = [];

    private RouteConditions(string text) => Text = text;

    /// <summary>As written, with its sign.</summary>
    public string Text { get; }

    /// <summary>The more there are, the more a request says that has them all.</summary>
    public int Count => _conditions.Count;

    /// <summary>No condition names a value.</summary>
    public bool AreLabels => Text[0] == '#' && _conditions.TrueForAll(c => c.Value is null);

    /// <summary>Null when nothing stands behind the path.</summary>
    public static RouteConditions? Parse(string path)
    {
        var at = path.AsSpan().IndexOfAny('?', '#');
        if (at < 0)
        {
            return null;
        }

        var conditions = new RouteConditions(path[at..]);
        foreach (var part in path[(at + 1)..].Split(['&', '#', '?'], StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var name = Uri.UnescapeDataString(equals < 0 ? part : part[..equals]);
            var value = equals < 0 ? "" : Uri.UnescapeDataString(part[(equals + 1)..]);

            // A name that is a parameter itself can have any name.
            if (name.Length > 0 && !name.Contains('{', StringComparison.Ordinal))
            {
                conditions._conditions.Add(
                    new QueryCondition(
                        name,
                        value.Length == 0 || value.Contains('{', StringComparison.Ordinal) ? null : value
                    )
                );
            }
        }

        return conditions;
    }

    /// <param name="isMarked">The body bears what the route's own is described to have: then a label is only a name for it.</param>
    public bool Hold(RoutedRequest routed, bool isMarked)
    {
        var request = routed.Request;
        foreach (var condition in _conditions)
        {
            if (
                !(isMarked && Text[0] == '#' && condition.Value is null)
                && !condition.Fits(request.Query.GetAll(condition.Name))
                && !(request.Headers.Get(condition.Name) is { } header && condition.Fits([header]))
                && !(routed.Member(condition.Name) is { } member && condition.Fits(member))
            )
            {
                return false;
            }
        }

        return true;
    }

    /// <param name="Value">Null: any.</param>
    private sealed record QueryCondition(string Name, string? Value)
    {
        public bool Fits(IEnumerable<string> sent) => sent.Any(text => Value is null || text == Value);

        // A flag that is lowered says that the operation of its name is not meant.
        public bool Fits(JsonValue sent) =>
            Value is null ? sent is not (JsonNull or JsonBoolean { Value: false }) : sent.ToPlainText() == Value;
    }
}
