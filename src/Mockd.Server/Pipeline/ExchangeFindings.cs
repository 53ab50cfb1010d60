using Mockd.Contracts.Json;
using Mockd.Engine.Bindings;
using Mockd.Engine.Checks;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Journal;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Routing;
using Mockd.Engine.Schemas;
using Mockd.Engine.Schemas.Generation;

namespace Mockd.Server.Pipeline;

/// <summary>Differences of one exchange from the description; worked out when the journal is read.</summary>
internal sealed class ExchangeFindings(TwinRoute route, PathValues path, Request request, Response response)
{
    // The request itself is not kept: its other headers belong to the server and are used again for the next one.
    private readonly string _query = request.RawQuery;
    private readonly RequestHeaders? _headers = KeptHeaders(route.Description!, request.Headers);
    private readonly string? _contentType = request.ContentType;
    private readonly ReadOnlyMemory<byte> _requestBody =
        request.Body.Length <= ExchangeJournal.LongestBody ? request.Body : default;
    private readonly bool _isBodyUnknown = request.Body.Length > ExchangeJournal.LongestBody;
    private readonly int _status = response.Status;
    private readonly ReadOnlyMemory<byte> _responseBody =
        response.Body.Length <= ExchangeJournal.LongestBody ? response.Body : default;
    private readonly bool _isJson = DecodeStage.IsJson(response.ContentType ?? "");

    public IReadOnlyList<string> Find() => [.. OfRequest().Concat(OfResponse())];

    private string WhyNot =>
        route.Description!.Success is null ? "; the description names no response that stands for success" : "";

    private IEnumerable<string> OfRequest()
    {
        var body = DecodeStage.Decode(_requestBody, _contentType, route);
        return body.Failure is { } failure
            ? [$"request: {failure.Message}"]
            : RequestCheck.Run(route.Description!, Checked(body)).Select(f => $"request: {f.Message}");
    }

    private CheckedRequest Checked(in DecodedBody body) =>
        new()
        {
            Path = path,
            Query = QueryParameters.Parse(_query),
            RawQuery = _query,
            Headers = _headers,
            ContentType = _contentType,
            Body = route.Accepted is { } accepted ? accepted.Described(body.Value) : body.Value,
            PartTypes = body.PartTypes,
            IsBodyUnknown = _isBodyUnknown,
            Undescribed = route.Undescribed,
            KnownNames = route.KnownNames,
            Demands = route.Demands,
        };

    /// <summary>Those that the description speaks of; null when it speaks of none.</summary>
    private static RequestHeaders? KeptHeaders(Operation operation, IRequestHeaders headers)
    {
        Dictionary<string, string>? kept = null;
        var parameters = operation.Parameters;
        for (var i = 0; i < parameters.Count; i++)
        {
            var name = parameters[i].In switch
            {
                ParameterLocation.Header => parameters[i].Name,
                ParameterLocation.Cookie => "Cookie",
                _ => null,
            };
            if (name is not null)
            {
                kept ??= new(StringComparer.OrdinalIgnoreCase);
                if (headers.Get(name) is { } value)
                {
                    kept[name] = value;
                }
            }
        }

        return kept is null ? null : new RequestHeaders(kept);
    }

    private IEnumerable<string> OfResponse()
    {
        var isDescribed =
            route.Description!.FindResponse(_status) is not null || route.Description.Responses.Count == 0;
        if (!isDescribed && _status < 400)
        {
            return [$"response: status {_status} is not described{WhyNot}"];
        }

        if (_status is < 200 or > 299 || !_isJson || _responseBody.IsEmpty)
        {
            return [];
        }

        var schema = (route.Description!.FindResponse(_status) ?? route.Description.Success)?.Preferred?.Schema;
        return schema is null
            ? []
            : SchemaChecker
                .Check(schema, JsonValue.Parse(_responseBody.Span), isRequest: false)
                .Select(v => $"response {v.Pointer}: {v.Message}{GenerationGap.WhyNot(schema, v)}");
    }
}
