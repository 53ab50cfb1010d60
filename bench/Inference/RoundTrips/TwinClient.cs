using System.Text.Json;
using System.Xml;
using Corpus;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Representations;

namespace Inference;

/// <summary>Asks a twin as its callers do; each sandbox is one caller's.</summary>
internal sealed class TwinClient(Func<Request, Task<Response>> send, string sandbox)
{
    public const string SandboxHeader = "X-Meter-Sandbox";

    public TwinClient In(string other) => new(send, other);

    /// <param name="query">Beyond the required parameters, which get values of their own.</param>
    /// <param name="body">Null: none.</param>
    /// <param name="seed">Of made-up parameters.</param>
    public Task<TwinAnswer> AskAsync(
        Operation operation,
        string path,
        JsonValue? body,
        ulong seed,
        IReadOnlyDictionary<string, string>? query = null
    ) => SendAsync(operation, RequestOf(operation, path, body, seed, query));

    public async Task<TwinAnswer> SendAsync(Operation operation, Request request)
    {
        var response = await send(request);
        var asked = $"{request.Method} {request.RawPath}{(request.RawQuery.Length > 0 ? "?" + request.RawQuery : "")}";
        return new TwinAnswer(operation, asked, response, Parsed(operation, response));
    }

    public Request RequestOf(
        Operation operation,
        string path,
        JsonValue? body,
        ulong seed,
        IReadOnlyDictionary<string, string>? query
    )
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Authorization"] = "Bearer sk_test_key",
            [SandboxHeader] = sandbox,
        };
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in operation.Parameters.Where(p => p.Required))
        {
            if (parameter.In == ParameterLocation.Query)
            {
                pairs[parameter.Name] = RequestValues.Text(parameter, seed);
            }
            else if (parameter.In == ParameterLocation.Header)
            {
                headers.TryAdd(parameter.Name, RequestValues.Text(parameter, seed));
            }
        }

        foreach (var (name, value) in query ?? new Dictionary<string, string>())
        {
            pairs[name] = value;
        }

        var (bytes, type) = (Array.Empty<byte>(), (string?)null);
        if (body is not null && MediaOf(operation) is { } media)
        {
            (bytes, type) = RequestValues.Write(media, body);
        }

        return new Request
        {
            Method = operation.Method,
            RawPath = path.StartsWith('/') ? path : "/" + path,
            RawQuery = string.Join(
                '&',
                pairs.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}")
            ),
            Headers = new RequestHeaders(headers),
            ContentType = type,
            Body = bytes,
        };
    }

    /// <summary>How a body is sent: as JSON where that is possible; null when nothing is described.</summary>
    public static MediaType? MediaOf(Operation operation) =>
        operation.RequestBody?.Content is { Count: > 0 } content
            ? content.FirstOrDefault(m => m.IsJson)
                ?? content.FirstOrDefault(m => m.Name == "application/x-www-form-urlencoded")
                ?? content[0]
            : null;

    private static JsonValue? Parsed(Operation operation, Response response)
    {
        if (response.Body.IsEmpty)
        {
            return null;
        }

        try
        {
            var media = operation
                .FindResponse(response.Status)
                ?.Content.FirstOrDefault(m => m.Name == response.ContentType);
            return response.ContentType is { } type && XmlReading.Applies(type, media?.Schema)
                ? XmlReading.Read(response.Body, media?.Schema)
                : JsonValue.Parse(response.Body.Span, maxDepth: 512);
        }
        catch (Exception e) when (e is JsonException or XmlException)
        {
            return null;
        }
    }
}
