using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Checks;

/// <summary>Compares a request with its operation's description.</summary>
public static class RequestCheck
{
    /// <summary>All differences; empty when there is none.</summary>
    public static IReadOnlyList<RequestDifference> Run(Operation operation, in CheckedRequest request)
    {
        List<RequestDifference>? differences = null;
        var parameters = operation.Parameters;
        for (var i = 0; i < parameters.Count; i++)
        {
            Check(parameters[i], request, ref differences);
        }

        if (request.Undescribed is UndescribedMode.Parameters or UndescribedMode.All)
        {
            UnknownNames.InQuery(operation, request, ref differences);
        }

        if (operation.RequestBody is { } body && !request.IsBodyUnknown)
        {
            BodyCheck.Run(body, request, ref differences);
        }

        return differences ?? (IReadOnlyList<RequestDifference>)[];
    }

    private static void Check(Parameter parameter, in CheckedRequest request, ref List<RequestDifference>? differences)
    {
        var isUnseen = parameter.In is ParameterLocation.Header or ParameterLocation.Cookie && request.Headers is null;
        if (isUnseen || IsOfProtocol(parameter))
        {
            return;
        }

        // The whole query has no name among the parameters: its members have.
        var (@in, name) = (NameOf(parameter.In), parameter.In == ParameterLocation.QueryString ? null : parameter.Name);
        if (ParameterText.Find(parameter, request) is not { } sent)
        {
            if (parameter.Required && !request.LeavesMissing)
            {
                var detail = name is null ? "A query is required." : "is required";
                Add(new(DifferenceKind.Missing, RequestPlace.Of(@in, name, "", null), detail), ref differences);
            }

            return;
        }

        if (sent.Problem is { } problem)
        {
            var place = RequestPlace.Of(@in, name, "", null);
            Add(new(DifferenceKind.Format, place, problem) { Value = sent.Value }, ref differences);
        }
        else if (!(parameter.AllowsEmpty && sent.Value!.AsText is ""))
        {
            var value = parameter.TakesDays ? Moment(sent.Value!, parameter.Schema) : sent.Value!;
            Compare(parameter.Schema, value, @in, name, request, ref differences);
            Compare(request.Demands.OfParameter(parameter.Name), value, @in, name, request, ref differences);
        }
    }

    /// <summary>The beginning of a day where a point in time is asked for.</summary>
    private static JsonValue Moment(JsonValue sent, Schema? schema) =>
        schema?.Format == "date-time" && sent is JsonText { Value: var text } && Json.Moment.IsDay(text)
            ? new JsonText(text + "T00:00:00Z")
            : sent;

    private static void Compare(
        Schema? schema,
        JsonValue sent,
        string @in,
        string? name,
        in CheckedRequest request,
        ref List<RequestDifference>? differences
    )
    {
        if (schema is not null)
        {
            BodyCheck.AddTo(ref differences, SchemaDifferences.Of(schema, sent, @in, name), request);
        }
    }

    private static void Add(RequestDifference difference, ref List<RequestDifference>? differences) =>
        (differences ??= []).Add(difference);

    private static string NameOf(ParameterLocation location) =>
        location switch
        {
            ParameterLocation.Path => "path",
            ParameterLocation.Header => "header",
            ParameterLocation.Cookie => "cookie",
            _ => "query",
        };

    // OpenAPI: described by other means, so such parameters are to be ignored.
    private static bool IsOfProtocol(Parameter parameter) =>
        parameter.In == ParameterLocation.Header
        && (
            parameter.Name.Equals("Accept", StringComparison.OrdinalIgnoreCase)
            || parameter.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)
            || parameter.Name.Equals("Authorization", StringComparison.OrdinalIgnoreCase)
        );
}
