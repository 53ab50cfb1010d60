using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Routing;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Checks;

/// <summary>Compares a request with its operation's description.</summary>
public static class RequestCheck
{
    /// <summary>All differences; empty when there is none.</summary>
    /// <param name="headers">Null: header parameters are not looked at.</param>
    /// <param name="body">The decoded body; null when there was none, or none that can be read.</param>
    /// <param name="isUnread">There is a body of a kind that is not read.</param>
    public static IReadOnlyList<RequestFinding> Run(
        Operation operation,
        PathValues path,
        QueryParameters query,
        IRequestHeaders? headers,
        string? contentType,
        JsonObject? body,
        bool isUnread = false
    )
    {
        var findings = new List<RequestFinding>();
        foreach (var parameter in operation.Parameters)
        {
            Check(parameter, path, query, headers, findings);
        }

        if (operation.RequestBody is { } described && !isUnread)
        {
            CheckBody(described, contentType, body, findings);
        }

        return findings;
    }

    private static void Check(
        Parameter parameter,
        PathValues path,
        QueryParameters query,
        IRequestHeaders? headers,
        List<RequestFinding> findings
    )
    {
        var value = parameter.In switch
        {
            ParameterLocation.Path => path.Find(parameter.Name) is { } text
                ? FormCoercion.Coerce(text, parameter.Schema)
                : null,
            ParameterLocation.Query => QueryValue(parameter, query),
            ParameterLocation.Header => headers?.Get(parameter.Name) is { } text
                ? FormCoercion.Coerce(text, parameter.Schema)
                : null,
            _ => null,
        };
        var isUnseen =
            parameter.In == ParameterLocation.Cookie || (parameter.In == ParameterLocation.Header && headers is null);
        if (value is null)
        {
            if (parameter.Required && !isUnseen)
            {
                findings.Add(new RequestFinding(parameter.Name, $"Missing required parameter: {parameter.Name}."));
            }

            return;
        }

        if (parameter.Schema is { } schema)
        {
            Add(parameter.Name, SchemaChecker.Check(schema, value, isRequest: true), findings);
        }
    }

    /// <summary>The typed value of a query parameter in any of its styles.</summary>
    private static JsonValue? QueryValue(Parameter parameter, QueryParameters query)
    {
        var pairs = query
            .Pairs.Where(p =>
                p.Key == parameter.Name || p.Key.StartsWith(parameter.Name + "[", StringComparison.Ordinal)
            )
            .ToArray();
        if (pairs.Length == 0)
        {
            return null;
        }

        var isList = parameter.Schema?.Types.HasFlag(SchemaTypes.Array) == true;
        if (isList && pairs is [{ } only] && only.Key == parameter.Name)
        {
            return JsonArray.Of(only.Value.Split(',').Select(v => FormCoercion.Coerce(v, parameter.Schema!.Items)));
        }

        if (pairs is [{ } single] && single.Key == parameter.Name)
        {
            return FormCoercion.Coerce(single.Value, parameter.Schema);
        }

        if (isList && Array.TrueForAll(pairs, p => p.Key == parameter.Name))
        {
            return JsonArray.Of(pairs.Select(p => FormCoercion.Coerce(p.Value, parameter.Schema!.Items)));
        }

        return FormCoercion.Read(pairs, null)[parameter.Name];
    }

    private static void CheckBody(
        RequestBody described,
        string? contentType,
        JsonObject? body,
        List<RequestFinding> findings
    )
    {
        if (body is null)
        {
            if (described.Required)
            {
                findings.Add(new RequestFinding(null, "A request body is required."));
            }

            return;
        }

        var schema = (described.Find(contentType) ?? (described.Content is [var first, ..] ? first : null))?.Schema;
        if (schema is null)
        {
            return;
        }

        var sent =
            contentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true ? Sent(body) : body;
        foreach (var violation in SchemaChecker.Check(schema, sent, isRequest: true))
        {
            findings.Add(
                violation.Member is { } member
                    ? MissingMember(violation, member)
                    : Finding(Name(violation.Pointer), violation)
            );
        }
    }

    /// <summary>Descriptions call an uploaded file a text; decoded, it is an object with name, type and content.</summary>
    private static JsonObject Sent(JsonObject body) =>
        body.Where(m => m.Value is JsonObject file && file.Contains("filename") && file.Contains("base64"))
            .Aggregate(body, (all, file) => all.With(file.Key, "file"));

    private static RequestFinding MissingMember(SchemaViolation violation, string member)
    {
        var name = Name($"{violation.Pointer}/{member}")!;
        return new RequestFinding(name, $"Missing required parameter: {name}.");
    }

    private static RequestFinding Finding(string? name, SchemaViolation violation) =>
        new(name, name is null ? violation.Message : $"{name}: {violation.Message}");

    private static void Add(string name, IReadOnlyList<SchemaViolation> violations, List<RequestFinding> findings)
    {
        foreach (var violation in violations)
        {
            findings.Add(
                new RequestFinding(
                    name,
                    $"{name}{Name(violation.Pointer) switch { null => "", var below => "." + below }}: {violation.Message}"
                )
            );
        }
    }

    /// <summary><c>/items/0/price</c> as forms write it: <c>items[0][price]</c>.</summary>
    private static string? Name(string pointer)
    {
        var parts = pointer.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 0 ? null : parts[0] + string.Concat(parts.Skip(1).Select(p => $"[{p}]"));
    }
}
