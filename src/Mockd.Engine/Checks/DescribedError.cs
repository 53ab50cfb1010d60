using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;
using Mockd.Engine.Schemas.Generation;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Checks;

/// <summary>The error body that an operation itself describes for bad requests, made from its schema.</summary>
public static class DescribedError
{
    private const int Status = 400;
    private const int Deepest = 4;

    private static readonly string[] MessageNames =
    [
        "message",
        "error_description",
        "errorMessage",
        "error_message",
        "detail",
        "description",
        "msg",
        "reason",
        "error",
        "title",
    ];

    private static readonly string[] ParameterNames = ["param", "parameter", "field", "pointer", "path", "target"];
    private static readonly string[] StatusNames = ["status", "statusCode", "status_code", "httpStatus", "code"];

    /// <summary>Null when no error of status 400 with a JSON body is described.</summary>
    /// <param name="seed">Of the members that no one can know.</param>
    public static (string ContentType, JsonValue Body)? Make(
        Operation operation,
        RequestDifference finding,
        ulong seed,
        DateTimeOffset now
    )
    {
        var described = operation.FindResponse(Status);
        if (
            described is null
            || ReferenceEquals(described, operation.Success)
            || described.Content.FirstOrDefault(m => m.IsJson) is not { Schema: { } schema } media
        )
        {
            return null;
        }

        var made =
            media.Example is { } example && SchemaChecker.Accepts(schema, example)
                ? example
                : ValueGenerator.Generate(schema, seed, now, occasion: Occasion.Failure);
        var body = made;
        foreach (var change in Changes(finding))
        {
            var changed = change(body);
            body = SchemaChecker.Accepts(schema, changed) ? changed : body;
        }

        return SchemaChecker.Accepts(schema, body) ? (media.Name, body) : null;
    }

    // One after the other: where the schema allows only some of it, the rest is still said.
    private static IEnumerable<Func<JsonValue, JsonValue>> Changes(RequestDifference finding)
    {
        yield return body => Put(body, MessageNames, JsonKind.Text, finding.Message, 0) ?? body;
        yield return body => Put(body, StatusNames, JsonKind.Number, Status, 0) ?? body;
        if (finding.Param is { } param)
        {
            yield return body => Put(body, ParameterNames, JsonKind.Text, param, 0) ?? body;
        }
    }

    /// <summary>The value with the first member that has one of the names replaced; null when there is none.</summary>
    private static JsonValue? Put(JsonValue value, string[] names, JsonKind kind, JsonValue put, int depth)
    {
        if (value is JsonArray { Count: > 0 } array)
        {
            return Put(array[0], names, kind, put, depth + 1) is { } first
                ? JsonArray.Of(array.Skip(1).Prepend(first))
                : null;
        }

        if (value is not JsonObject members || depth > Deepest)
        {
            return null;
        }

        foreach (var name in names)
        {
            if (members[name]?.Kind == kind)
            {
                return members.With(name, put);
            }
        }

        foreach (var (name, member) in members)
        {
            if (Put(member, names, kind, put, depth + 1) is { } changed)
            {
                return members.With(name, changed);
            }
        }

        return null;
    }
}
