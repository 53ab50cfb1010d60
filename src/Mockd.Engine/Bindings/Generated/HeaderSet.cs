using Mockd.Engine.Actions;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Expressions;
using Mockd.Engine.Randomness;

namespace Mockd.Engine.Bindings;

/// <summary>Response headers of a twin, table or binding. A header with several
/// values is sent as several lines; a line whose text comes out empty is left out.</summary>
public sealed class HeaderSet
{
    public static readonly HeaderSet None = new(new Dictionary<string, IReadOnlyList<string>>());
    private readonly (string Name, Template Template)[] _headers;
    private readonly bool _readsRequest;

    public HeaderSet(IReadOnlyDictionary<string, IReadOnlyList<string>> headers)
    {
        _headers = [.. headers.SelectMany(h => h.Value.Select(v => (h.Key, Template.Parse(v))))];
        _readsRequest = Array.Exists(_headers, h => h.Template.Variables.Any(v => v is "headers" or "request"));
    }

    public bool IsEmpty => _headers.Length == 0;

    /// <summary>These headers and, over those of the same name, another set's.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Render(Request request, string id, DateTimeOffset now)
    {
        if (_headers.Length == 0)
        {
            return [];
        }

        var functions = new RandomFunctions(Dice.Derive(0, id));
        var scope = new Scope(now, functions.Find).Set("id", id).Set("now", now.ToUnixTimeSeconds());
        if (_readsRequest)
        {
            scope
                .Set("headers", () => OperationCall.HeaderObject(request.Headers))
                .Set("request", () => OperationCall.RequestObject(request));
        }

        var rendered = new List<KeyValuePair<string, string>>(_headers.Length);
        foreach (var (name, template) in _headers)
        {
            var text = HeaderText.Sendable(template.EvaluateText(scope));
            if (text.Length > 0)
            {
                rendered.Add(new(name, text));
            }
        }

        return rendered;
    }
}
