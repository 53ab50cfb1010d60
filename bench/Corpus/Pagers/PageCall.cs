using System.Text.Json.Nodes;
using Mockd.Engine.Exchanges;

namespace Corpus;

/// <summary>A request for one page, which pagers change to get the next.</summary>
/// <param name="Query">As sent, without the question mark.</param>
/// <param name="Body">What of the body chooses the page is changed; null where the body is no JSON object.</param>
/// <param name="QueryNames">Parameters of the query that the operation declares.</param>
/// <param name="BodyNames">Members of the body that the operation declares.</param>
internal sealed record PageCall(
    string Method,
    string Path,
    string Query,
    IReadOnlyDictionary<string, string> Headers,
    byte[]? Raw,
    JsonObject? Body,
    IReadOnlyList<string> QueryNames,
    IReadOnlyList<string> BodyNames
)
{
    /// <summary>The declared name that is one of these, in any spelling; null when none is.</summary>
    public string? Declared(params string[] names) =>
        names.SelectMany(n => QueryNames.Concat(BodyNames).Where(d => PageAnswer.Plain(d) == n)).FirstOrDefault();

    /// <summary>What is sent under a name; null when nothing is.</summary>
    public string? Sent(string name) =>
        QueryParameters.Parse(Query).Get(name) ?? (Body?[name] is JsonValue value ? value.ToString() : null);

    public PageCall With(string name, string value)
    {
        if (!QueryNames.Contains(name) && Body is not null)
        {
            var body = (JsonObject)Body.DeepClone();
            body[name] = long.TryParse(value, out var number) ? number : value;
            return this with { Body = body };
        }

        var pairs = QueryParameters.Parse(Query).Pairs.Where(p => p.Key != name).Append(new(name, value));
        return this with
        {
            Query = string.Join(
                '&',
                pairs.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}")
            ),
        };
    }

    /// <summary>The request that an address of an answer leads to; null when that is another host.</summary>
    public PageCall? At(string address, string origin)
    {
        if (address.StartsWith(origin, StringComparison.Ordinal))
        {
            address = address[origin.Length..];
        }

        return address.StartsWith('/') && address.Split('?', 2) is [var path, .. var rest]
            ? this with
            {
                Path = path,
                Query = rest is [var query] ? query : "",
            }
            : null;
    }

    public Request ToRequest() =>
        new()
        {
            Method = Method,
            RawPath = Path,
            RawQuery = Query,
            Headers = new RequestHeaders(Headers),
            ContentType = Headers.GetValueOrDefault("content-type"),
            Body = Body is null ? Raw ?? [] : System.Text.Encoding.UTF8.GetBytes(Body.ToJsonString()),
        };
}
