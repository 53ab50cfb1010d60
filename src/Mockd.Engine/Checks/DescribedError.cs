using System.Globalization;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;
using Mockd.Engine.Schemas.Generation;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Checks;

/// <summary>The error body that an operation itself describes for bad requests, filled with what is wrong.</summary>
public static class DescribedError
{
    private const int Usual = 400;
    private const int Unprocessable = 422;

    /// <summary>Null when no such error with a JSON body is described.</summary>
    /// <param name="status">The one that the error has where another is not described instead.</param>
    /// <param name="told">What is said of each difference: message, code, param, loc, check.</param>
    /// <param name="seed">Of the members that no one can know.</param>
    public static Response? Make(
        Operation operation,
        int status,
        IReadOnlyList<JsonObject> told,
        ulong seed,
        DateTimeOffset now
    )
    {
        if (
            Find(operation, ref status) is not { } described
            || ReferenceEquals(described, operation.Success)
            || described.Content.FirstOrDefault(m => m.IsJson) is not { Schema: { } schema } media
        )
        {
            return null;
        }

        var made = Example(media, schema);
        var blank = made ?? ValueGenerator.Generate(schema, seed, now, occasion: Occasion.Failure);
        var filled = new ErrorFilling(status, keepsWords: made is not null).Fill(blank, SchemaView.Of(schema), told);
        var body = SchemaChecker.Accepts(schema, filled) ? filled : Tolerable(blank, filled, schema);
        return body is null
            ? null
            : new Response
            {
                Status = status,
                ContentType = media.Name,
                Body = body.ToUtf8(),
            };
    }

    private static ResponseDescription? Find(Operation operation, ref int status)
    {
        if (status == Usual && Exact(operation, Usual) is null && Exact(operation, Unprocessable) is { } other)
        {
            status = Unprocessable;
            return other;
        }

        return operation.FindResponse(status);
    }

    private static ResponseDescription? Exact(Operation operation, int status)
    {
        var text = status.ToString(CultureInfo.InvariantCulture);
        return operation.Responses.FirstOrDefault(r => r.Status == text);
    }

    private static JsonValue? Example(MediaType media, Schema schema) =>
        media.Example is { } example && SchemaChecker.Accepts(schema, example) ? example : null;

    // Where the schema does not allow all of it, what it does allow at its top is still said.
    private static JsonValue? Tolerable(JsonValue blank, JsonValue filled, Schema schema)
    {
        var body = blank;
        foreach (var (name, value) in filled as JsonObject ?? JsonObject.Empty)
        {
            var changed = (body as JsonObject)?.With(name, value);
            body = changed is not null && SchemaChecker.Accepts(schema, changed) ? changed : body;
        }

        return SchemaChecker.Accepts(schema, body) ? body : null;
    }
}
