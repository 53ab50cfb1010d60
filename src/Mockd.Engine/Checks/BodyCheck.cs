using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Representations;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Checks;

/// <summary>Compares a body with what the operation's media types describe.</summary>
internal static class BodyCheck
{
    private static readonly RequestPlace Whole = new(RequestPlace.Body, []);

    public static void Run(RequestBody described, in CheckedRequest request, ref List<RequestDifference>? differences)
    {
        if (request.Body is not { } body)
        {
            if (described.Required && !request.LeavesMissing)
            {
                (differences ??= []).Add(new(DifferenceKind.Body, Whole, "A request body is required."));
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
            (differences ??= []).Add(new(DifferenceKind.Body, Whole, message));
            return;
        }

        PartTypes(media, request.PartTypes, ref differences);
        if (media.Schema is { } schema && !(body is JsonText && TextReading.IsOpaque(media)))
        {
            Check(media, schema, body, request, ref differences);
        }
    }

    private static void Check(
        MediaType media,
        Schema schema,
        JsonValue body,
        in CheckedRequest request,
        ref List<RequestDifference>? differences
    )
    {
        if (body is JsonArray lines && LinesReading.Applies(media.Name, schema) && !TakesList(schema))
        {
            for (var i = 0; i < lines.Count; i++)
            {
                var index = i;
                List<RequestDifference>? ofLine = null;
                Check(schema, lines[i], request, ref ofLine);
                if (ofLine is not null)
                {
                    (differences ??= []).AddRange(ofLine.Select(d => d.Under([JsonNumber.Of(index)])));
                }
            }

            return;
        }

        var isMultipart = Representation.IsMultipart(media.Name);
        Check(schema, isMultipart ? UploadedFiles.AsTexts(body, schema) : body, request, ref differences);
    }

    // What describes one line describes each.
    private static bool TakesList(Schema schema) => (SchemaView.Of(schema).Possible & SchemaTypes.Array) != 0;

    private static void Check(
        Schema schema,
        JsonValue body,
        in CheckedRequest request,
        ref List<RequestDifference>? differences
    )
    {
        AddTo(ref differences, SchemaDifferences.Of(schema, body, RequestPlace.Body, null), request);
        AddTo(ref differences, request.Demands.InBody(schema, body), request);
        if (request.Undescribed is UndescribedMode.Members or UndescribedMode.All)
        {
            UnknownNames.InBody(schema, body, request.KnownNames, ref differences);
        }
    }

    public static void AddTo(
        ref List<RequestDifference>? differences,
        IEnumerable<RequestDifference> found,
        in CheckedRequest request
    )
    {
        foreach (var difference in found)
        {
            var isLeft = difference.Kind switch
            {
                DifferenceKind.Missing => request.LeavesMissing,
                // A schema may be closed to what came after it.
                DifferenceKind.Unknown => difference.Place.Path is [.., JsonText last]
                    && request.KnownNames.Contains(last.Value),
                _ => false,
            };
            if (!isLeft)
            {
                (differences ??= []).Add(difference);
            }
        }
    }

    private static void PartTypes(
        MediaType media,
        IReadOnlyList<KeyValuePair<string, string>>? types,
        ref List<RequestDifference>? differences
    )
    {
        foreach (var (name, type) in types ?? [])
        {
            if (media.Encoding.GetValueOrDefault(name) is { ContentType: { } wanted } encoding && !encoding.Takes(type))
            {
                var place = RequestPlace.Of(RequestPlace.Body, null, "/" + name, null);
                var message = $"{name}: must be of the type {wanted}, but is {type}";
                (differences ??= []).Add(new(DifferenceKind.Type, place, message) { Value = type, Expected = wanted });
            }
        }
    }
}
