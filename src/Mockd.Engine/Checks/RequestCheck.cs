using Mockd.Contracts.Configuration;
using Mockd.Engine.Exchanges;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;

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
            UnknownNames.InQuery(operation, request.Query, ref differences);
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

        var (@in, name) = (NameOf(parameter.In), parameter.Name);
        if (ParameterText.Find(parameter, request) is not { } sent)
        {
            if (parameter.Required && !request.LeavesMissing)
            {
                var place = RequestPlace.Of(@in, name, "", null);
                (differences ??= []).Add(new(DifferenceKind.Missing, place, $"Missing required parameter: {name}."));
            }

            return;
        }

        if (sent.Problem is { } problem)
        {
            var place = RequestPlace.Of(@in, name, "", null);
            (differences ??= []).Add(new(DifferenceKind.Format, place, $"{name}: {problem}") { Value = sent.Value });
        }
        else if (parameter.Schema is { } schema && !(parameter.AllowsEmpty && sent.Value!.AsText is ""))
        {
            foreach (var violation in SchemaChecker.Check(schema, sent.Value!, isRequest: true))
            {
                if (!request.LeavesMissing || !SchemaDifference.IsMissing(violation))
                {
                    (differences ??= []).Add(SchemaDifference.Of(violation, sent.Value!, @in, name));
                }
            }
        }
    }

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
