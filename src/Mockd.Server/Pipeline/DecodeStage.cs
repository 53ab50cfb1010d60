using Mockd.Contracts.Json;
using Mockd.Engine.Bindings;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Schemas;
using Mockd.Engine.Transforms;

namespace Mockd.Server.Pipeline;

/// <summary>Turns a body into a document, with the operation's schema at hand: a form carries no types of its own.</summary>
internal static class DecodeStage
{
    private const int DeepestJson = 128;

    public static (JsonObject? Body, Failure? Failure) Decode(Exchange exchange) =>
        Decode(exchange.Request.Body, exchange.Request.ContentType, exchange.Route!);

    /// <summary>The document; null when there is no body.</summary>
    public static (JsonObject? Body, Failure? Failure) Decode(
        ReadOnlyMemory<byte> body,
        string? contentType,
        TwinRoute route
    )
    {
        var isJson = contentType is not null && IsJson(contentType);
        if (body.IsEmpty)
        {
            return isJson && route.NeedsBody && route.Description?.RequestBody is null or { Required: true } && isJson
                ? (null, Failure.Invalid("invalid JSON body: the body is empty"))
                : (null, null);
        }

        if (contentType is null || isJson)
        {
            return Json(body, required: true);
        }

        if (contentType.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            var pairs = QueryParameters.Parse(System.Text.Encoding.UTF8.GetString(body.Span)).Pairs;
            return (FormCoercion.Read(pairs, SchemaFor(route, contentType)), null);
        }

        if (contentType.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            return MultipartBody.Read(body, contentType, SchemaFor(route, contentType));
        }

        return Json(body, required: false) is (not null, _) and var read ? read
            : IsTaken(route, contentType) ? (null, null)
            : (
                null,
                new Failure(FailureKinds.UnsupportedMediaType, 415, $"unsupported Content-Type \"{contentType}\"")
                {
                    Hint = "Send JSON, a form, or multipart/form-data.",
                }
            );
    }

    // XML, texts and bytes are not read, but a caller that sends what the description asks for is not refused.
    private static bool IsTaken(TwinRoute route, string contentType) =>
        route.Description?.RequestBody?.Find(contentType) is not null;

    private static bool IsJson(string contentType)
    {
        var type = contentType.AsSpan().Trim();
        var end = type.IndexOf(';');
        type = end < 0 ? type : type[..end].TrimEnd();
        return type.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
    }

    private static Mockd.Engine.OpenApi.Schema? SchemaFor(TwinRoute route, string contentType)
    {
        var described = route.Description?.RequestBody;
        return (described?.Find(contentType) ?? (described?.Content is [var first, ..] ? first : null))?.Schema;
    }

    private static (JsonObject? Body, Failure? Failure) Json(ReadOnlyMemory<byte> body, bool required)
    {
        try
        {
            return JsonValue.ParseStrictly(body.Span, DeepestJson) switch
            {
                JsonObject o => (o, null),
                JsonNull => (JsonObject.Empty, null),
                _ => (null, Failure.Invalid("invalid JSON body: an object is expected")),
            };
        }
        catch (System.Text.Json.JsonException e)
        {
            return (null, required ? Failure.Invalid($"invalid JSON body: {e.Message}") : null);
        }
        catch (InvalidOperationException)
        {
            // The reader's word for text that is not UTF-8 or has a lone surrogate.
            return (null, required ? Failure.Invalid("invalid JSON body: it is not valid UTF-8 text") : null);
        }
    }
}
