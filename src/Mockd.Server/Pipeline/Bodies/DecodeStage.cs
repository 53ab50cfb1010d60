using Mockd.Contracts.Json;
using Mockd.Engine.Bindings;
using Mockd.Engine.Exchanges;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Representations;
using Mockd.Engine.Schemas;
using Mockd.Engine.Transforms;

namespace Mockd.Server.Pipeline;

/// <summary>Turns a body into a document, with the operation's schema at hand: a form carries no types of its own.</summary>
internal static class DecodeStage
{
    private const int DeepestJson = 128;

    public static DecodedBody Decode(Exchange exchange) =>
        Decode(exchange.Request.Body, exchange.Request.ContentType, exchange.Route!);

    /// <summary>The document; null when there is no body.</summary>
    public static DecodedBody Decode(ReadOnlyMemory<byte> body, string? contentType, TwinRoute route)
    {
        var isJson = contentType is not null && IsJson(contentType);
        if (body.IsEmpty)
        {
            return isJson && route.NeedsBody && route.Description is null or { RequestBody.Required: true }
                ? Failure.Unreadable("invalid JSON body: the body is empty")
                : default(DecodedBody);
        }

        if (contentType is not null && Undescribed(body, contentType, route) is { } decided)
        {
            return decided;
        }

        if (contentType is null || isJson)
        {
            return Json(body);
        }

        if (IsForm(contentType))
        {
            var pairs = QueryParameters.Parse(System.Text.Encoding.UTF8.GetString(body.Span)).Pairs;
            return pairs.Count > FormCoercion.MostPairs
                ? TooMany($"form of more than {FormCoercion.MostPairs} members")
                : EncodedForm.Read(pairs, MediaFor(route, contentType));
        }

        return contentType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
            ? Multipart(body, contentType, MediaFor(route, contentType))
            : Other(body, contentType, route);
    }

    /// <summary>The members of a body whose operation is not known yet; null when it has none.</summary>
    public static JsonObject? Members(Request request)
    {
        var (body, type) = (request.Body, request.ContentType);
        if (type is not null && IsForm(type))
        {
            return FormCoercion.Read(QueryParameters.Parse(System.Text.Encoding.UTF8.GetString(body.Span)).Pairs, null);
        }

        var read =
            type?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true
                ? Multipart(body, type, media: null)
                : Json(body);
        return read.Value as JsonObject;
    }

    private static DecodedBody Multipart(ReadOnlyMemory<byte> body, string contentType, MediaType? media)
    {
        var (parts, failure) = MultipartBody.Read(body, contentType);
        return parts is null
            ? new DecodedBody(null, failure)
            : new DecodedBody(PartsReading.Read(parts, media)) { PartTypes = PartsReading.Types(parts, media) };
    }

    /// <summary>
    /// What becomes of a body whose type the operation does not describe; null where it is read as what it is called. curl and
    /// some SDKs call JSON a form: where no form is described, JSON is meant.
    /// </summary>
    private static DecodedBody? Undescribed(ReadOnlyMemory<byte> body, string contentType, TwinRoute route)
    {
        var described = route.Description?.RequestBody;
        if (MeansJson(body, contentType, described) && Json(body) is { Value: not null } read)
        {
            return read;
        }

        return
            route.IsBound
            && described is { Content.Count: > 0 }
            && described.Find(contentType) is null
            && !(IsJson(contentType) && described.Content.Any(m => m.IsJson || m.Name.Contains('*')))
            ? (DecodedBody?)Unsupported(
                contentType,
                $"Send {string.Join(" or ", described.Content.Select(m => m.Name))}."
            )
            : null;
    }

    /// <summary>The type that a body is read as, which is what its description is looked up by.</summary>
    public static string? TypeRead(ReadOnlyMemory<byte> body, string? contentType, TwinRoute route) =>
        contentType is not null
        && route.Description?.RequestBody is { Content: [var json, ..] } described
        && MeansJson(body, contentType, described)
            ? json.Name
            : contentType;

    private static bool MeansJson(ReadOnlyMemory<byte> body, string contentType, RequestBody? described) =>
        IsForm(contentType)
        && described?.Content.All(m => IsJson(m.Name)) != false
        && body.Span.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];

    private static Failure Unsupported(string contentType, string hint) =>
        new(FailureKinds.UnsupportedMediaType, 415, $"unsupported Content-Type \"{contentType}\"") { Hint = hint };

    private static Failure TooMany(string what) => new(FailureKinds.PayloadTooLarge, 413, what);

    private static DecodedBody Other(ReadOnlyMemory<byte> body, string contentType, TwinRoute route)
    {
        var described = route.Description?.RequestBody?.Find(contentType);
        if (described is not null && XmlReading.Applies(contentType, described.Schema))
        {
            return Xml(body, described.Schema);
        }

        if (described is not null && !route.IsBound && LinesReading.Applies(contentType, described.Schema))
        {
            return Lines(body);
        }

        // A text that is asked for as a text is one, also when it looks like JSON.
        var isText = described is not null && TextReading.Applies(described, isStored: route.IsBound);
        if (!isText && Json(body) is { Value: not null } read)
        {
            return read;
        }

        // Texts and bytes are not read, but a caller that sends what the description asks for is not refused, unless the
        // body would have to be stored: a row without what was sent would pretend that it was read.
        return described is not null && !route.IsBound
            ? new JsonText(System.Text.Encoding.UTF8.GetString(body.Span))
            : Unsupported(contentType, "Send JSON, a form, or multipart/form-data.");
    }

    private static DecodedBody Xml(ReadOnlyMemory<byte> body, Schema? schema)
    {
        try
        {
            return XmlReading.Read(body, schema);
        }
        catch (System.Xml.XmlException e)
        {
            return Failure.Unreadable($"invalid XML body: {e.Message}");
        }
    }

    private static DecodedBody Lines(ReadOnlyMemory<byte> body)
    {
        try
        {
            return LinesReading.Read(body.Span, DeepestJson);
        }
        catch (System.Text.Json.JsonException e)
        {
            return Failure.Unreadable($"invalid JSON in the body, {e.Message}");
        }
    }

    private static bool IsForm(string contentType) =>
        contentType.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);

    internal static bool IsJson(string contentType)
    {
        var type = contentType.AsSpan().Trim();
        var end = type.IndexOf(';');
        type = end < 0 ? type : type[..end].TrimEnd();
        return type.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The document that an action works with; a failure when the body is none and the action needs one.</summary>
    public static (JsonObject? Body, Failure? Failure) Document(
        JsonValue? body,
        string? contentType,
        TwinRoute route
    ) =>
        body switch
        {
            null => (null, null),
            JsonObject o => (Settable(o, contentType, route), null),
            _ when route is { NeedsBody: true, IsBound: true } && (contentType is null || IsJson(contentType)) => (
                null,
                Failure.Unreadable("invalid JSON body: an object is expected")
            ),
            _ => (JsonObject.Empty, null),
        };

    // Callers do not set what the description says they only read.
    private static JsonObject Settable(JsonObject sent, string? contentType, TwinRoute route) =>
        MediaFor(route, contentType)?.Schema is { } schema ? MemberAccess.Settable(schema, sent) : sent;

    private static MediaType? MediaFor(TwinRoute route, string? contentType)
    {
        var described = route.Description?.RequestBody;
        return described?.Find(contentType) ?? (described?.Content is [var first, ..] ? first : null);
    }

    private static DecodedBody Json(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonValue.ParseStrictly(body.Span, DeepestJson);
        }
        catch (System.Text.Json.JsonException e)
        {
            return Failure.Unreadable($"invalid JSON body: {e.Message}");
        }
        catch (InvalidOperationException)
        {
            // The reader's word for text that is not UTF-8 or has a lone surrogate.
            return Failure.Unreadable("invalid JSON body: it is not valid UTF-8 text");
        }
    }
}
