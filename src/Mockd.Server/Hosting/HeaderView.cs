using Microsoft.AspNetCore.Http;
using Mockd.Engine.Exchanges;

namespace Mockd.Server.Hosting;

/// <summary>The server's own header table seen as the engine's; only valid while the request is being answered.</summary>
internal sealed class HeaderView(IHeaderDictionary headers) : IRequestHeaders
{
    public IEnumerable<KeyValuePair<string, string>> All =>
        headers.Select(h => KeyValuePair.Create(h.Key, h.Value.ToString()));

    public IReadOnlyList<string> Lines(string name) => [.. headers[name].OfType<string>()];

    public string? Get(string name)
    {
        var values = headers[name];
        return values.Count switch
        {
            0 => null,
            1 => values[0],
            _ => string.Join(", ", values.AsEnumerable()),
        };
    }
}
