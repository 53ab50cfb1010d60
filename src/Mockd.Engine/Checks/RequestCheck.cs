using Mockd.Contracts.Configuration;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Checks;

/// <summary>Compares a request with its operation's description.</summary>
public static class RequestCheck
{
    /// <summary>All differences; empty when there is none.</summary>
    public static IReadOnlyList<RequestFinding> Run(Operation operation, in CheckedRequest request)
    {
        List<RequestFinding>? findings = null;
        var parameters = operation.Parameters;
        for (var i = 0; i < parameters.Count; i++)
        {
            Check(parameters[i], request, ref findings);
        }

        if (request.Undescribed is UndescribedMode.Parameters or UndescribedMode.All)
        {
            UnknownNames.InQuery(operation, request.Query, ref findings);
        }

        if (operation.RequestBody is { } body && !request.IsBodyUnknown)
        {
            BodyCheck.Run(body, request, ref findings);
        }

        return findings ?? (IReadOnlyList<RequestFinding>)[];
    }

    private static void Check(Parameter parameter, in CheckedRequest request, ref List<RequestFinding>? findings)
    {
        var isUnseen = parameter.In is ParameterLocation.Header or ParameterLocation.Cookie && request.Headers is null;
        if (isUnseen || IsOfProtocol(parameter))
        {
            return;
        }

        if (ParameterText.Find(parameter, request) is not { } sent)
        {
            if (parameter.Required && !request.LeavesMissing)
            {
                (findings ??= []).Add(
                    new RequestFinding(parameter.Name, $"Missing required parameter: {parameter.Name}.")
                );
            }

            return;
        }

        if (sent.Problem is { } problem)
        {
            (findings ??= []).Add(new RequestFinding(parameter.Name, $"{parameter.Name}: {problem}"));
        }
        else if (parameter.Schema is { } schema && !(parameter.AllowsEmpty && sent.Value!.AsText is ""))
        {
            foreach (var violation in SchemaChecker.Check(schema, sent.Value!, isRequest: true))
            {
                var below = RequestFinding.NameOf(violation.Pointer) is { } part ? "." + part : "";
                var message = $"{parameter.Name}{below}: {violation.Message}";
                (findings ??= []).Add(new RequestFinding(parameter.Name, message));
            }
        }
    }

    // OpenAPI: described by other means, so such parameters are to be ignored.
    private static bool IsOfProtocol(Parameter parameter) =>
        parameter.In == ParameterLocation.Header
        && (
            parameter.Name.Equals("Accept", StringComparison.OrdinalIgnoreCase)
            || parameter.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)
            || parameter.Name.Equals("Authorization", StringComparison.OrdinalIgnoreCase)
        );
}
