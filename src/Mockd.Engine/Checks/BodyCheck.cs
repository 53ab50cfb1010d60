using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Checks;

/// <summary>Compares a body with what the operation's media types describe.</summary>
internal static class BodyCheck
{
    public static void Run(RequestBody described, in CheckedRequest request, ref List<RequestFinding>? findings)
    {
        if (request.Body is not { } body)
        {
            if (described.Required && !request.LeavesMissing)
            {
                (findings ??= []).Add(new RequestFinding(null, "A request body is required."));
            }

            return;
        }

        if (described.Content.Count == 0)
        {
            return;
        }

        var media = request.ContentType is null ? described.Content[0] : described.Find(request.ContentType);
        if (media is null)
        {
            var names = string.Join(", ", described.Content.Select(m => m.Name));
            var message = $"A body of the type {request.ContentType} is not described; described are: {names}.";
            (findings ??= []).Add(new RequestFinding(null, message));
            return;
        }

        if (media.Schema is { } schema)
        {
            var isMultipart = media.Name.StartsWith("multipart/", StringComparison.Ordinal);
            var sent = isMultipart && body is JsonObject parts ? UploadedFiles.AsTexts(parts, schema) : body;
            Check(schema, sent, request.LeavesMissing, ref findings);
            if (request.Undescribed is UndescribedMode.Members or UndescribedMode.All)
            {
                UnknownNames.InBody(schema, sent, ref findings);
            }
        }
    }

    private static void Check(Schema schema, JsonValue body, bool leavesMissing, ref List<RequestFinding>? findings)
    {
        foreach (var violation in SchemaChecker.Check(schema, body, isRequest: true))
        {
            var isMissing = violation is { Member: not null, Keyword: "required" };
            if (isMissing && leavesMissing)
            {
                continue;
            }

            var pointer = violation.Member is { } member ? $"{violation.Pointer}/{member}" : violation.Pointer;
            var name = RequestFinding.NameOf(pointer);
            var message =
                isMissing ? $"Missing required parameter: {name}."
                : name is null ? violation.Message
                : $"{name}: {violation.Message}";
            (findings ??= []).Add(new RequestFinding(name, message));
        }
    }
}
