using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Bindings;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Expressions;

namespace Mockd.Engine.Stubs;

/// <summary>Answers a canned response; texts in it may be templates.</summary>
internal sealed class StubAnswerer : Answerer
{
    private const int LongestDelay = 30_000;
    private readonly int _status;
    private readonly TimeSpan _pause;
    private readonly ValueTemplate _body;
    private readonly bool _readsRawBody;
    private readonly HeaderSet _headers;
    private readonly string _contentType;

    /// <param name="body">The configured body, or the content of its file.</param>
    public StubAnswerer(StubResponseConfig config, JsonValue? body)
    {
        _status = config.StatusCode;
        _pause = TimeSpan.FromMilliseconds(Math.Clamp(config.DelayMs, 0, LongestDelay));
        _body = ValueTemplate.Parse(body ?? JsonText.Empty);
        _readsRawBody = _body.MayRead("request", "rawBody");
        _headers = new HeaderSet(config.Headers.Where(h => !IsContentType(h.Key)).ToDictionary());
        var isJson =
            body is not JsonText text
            || text.Value.TrimStart().StartsWith('{')
            || text.Value.TrimStart().StartsWith('[');
        _contentType =
            config.Headers.FirstOrDefault(h => IsContentType(h.Key)).Value is [var written, ..] ? written
            : isJson ? Response.JsonType
            : "text/plain; charset=utf-8";
    }

    public override TimeSpan Pause => _pause;

    public override async ValueTask<Response> AnswerAsync(OperationCall call, CancellationToken cancellation)
    {
        var scope = call.Scope(call.Session(await call.ReadAsync(cancellation)));
        if (_body.Variables.Contains("request"))
        {
            scope.Set("request", RequestValue(call));
        }

        var body = _body.Evaluate(scope);
        return new Response
        {
            Status = _status,
            ContentType = _contentType,
            Body = body is JsonText text ? System.Text.Encoding.UTF8.GetBytes(text.Value) : body.ToUtf8(),
            Headers = [.. _headers.Render(call.Request, "", call.Now)],
        };
    }

    private static bool IsContentType(string name) => name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase);

    /// <summary>The request under the names that stubs of the existing tool use.</summary>
    private JsonObject RequestValue(OperationCall call)
    {
        // Bodies are long and many at a time: a text is made of one only for a template that may ask for it.
        var body = _readsRawBody ? System.Text.Encoding.UTF8.GetString(call.Request.Body.Span) : "";
        return OperationCall
            .RequestObject(call.Request)
            .With("body", call.Body)
            .With("rawBody", body)
            .With(
                "query",
                JsonObject.Of(call.Request.Query.Pairs.Select(p => KeyValuePair.Create(p.Key, (JsonValue)p.Value)))
            )
            .With("header", OperationCall.HeaderObject(call.Request.Headers))
            .With("pathParam", call.PathObject());
    }
}
