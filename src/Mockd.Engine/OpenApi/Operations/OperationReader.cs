using System.Text.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>Reads the parameters, the body and the responses of one operation.</summary>
internal static class OperationReader
{
    public static OperationParts Read(
        DescriptionDocument document,
        bool isVersion2,
        PlacedElement operation,
        PlacedElement pathItem
    )
    {
        var places = ParameterPlaces(document, operation, pathItem);
        var parameters = places.Select(p => ParameterReader.Read(document, isVersion2, p)).OfType<Parameter>().ToList();
        var body = isVersion2 ? FormReader.Read(document, operation, places) : ReadBody(document, operation);
        var responses = ReadResponses(document, isVersion2, operation);
        return new OperationParts(parameters, body, responses, Successes.First(responses));
    }

    public static IReadOnlySet<string> QueryKeys(DescriptionDocument document)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var container in (ReadOnlySpan<string>)["/components/securitySchemes", "/securityDefinitions"])
        {
            foreach (var name in document.Names(container))
            {
                if (
                    document.Find(container, name) is { Element: var scheme }
                    && scheme.TextMember("in") == "query"
                    && scheme.TextMember("name") is { } key
                )
                {
                    keys.Add(key);
                }
            }
        }

        return keys;
    }

    // A parameter of the operation replaces the path item's of the same name and location.
    private static List<PlacedElement> ParameterPlaces(
        DescriptionDocument document,
        PlacedElement operation,
        PlacedElement pathItem
    )
    {
        var places = new List<PlacedElement>();
        var known = new Dictionary<(string?, string?), int>();
        foreach (var owner in (ReadOnlySpan<PlacedElement>)[pathItem, operation])
        {
            if (owner.Element.Member("parameters") is not { } written)
            {
                continue;
            }

            foreach (var item in document.Items(JsonPointers.Child(owner.Pointer, "parameters"), written))
            {
                if (
                    document.Resolve(item.Pointer, item.Element)
                    is not { Element: { ValueKind: JsonValueKind.Object } } place
                )
                {
                    continue;
                }

                var key = (place.Element.TextMember("name"), place.Element.TextMember("in"));
                if (known.TryAdd(key, places.Count))
                {
                    places.Add(place);
                }
                else
                {
                    places[known[key]] = place;
                }
            }
        }

        return places;
    }

    private static RequestBody? ReadBody(DescriptionDocument document, PlacedElement operation)
    {
        if (operation.Element.Member("requestBody") is not { } written)
        {
            return null;
        }

        var pointer = JsonPointers.Child(operation.Pointer, "requestBody");
        return document.Resolve(pointer, written) is { Element: { ValueKind: JsonValueKind.Object } } place
            ? new RequestBody
            {
                Required = place.Element.FlagMember("required") ?? false,
                Content = ContentReader.Read(document, place),
            }
            : null;
    }

    private static List<ResponseDescription> ReadResponses(
        DescriptionDocument document,
        bool isVersion2,
        PlacedElement operation
    )
    {
        var responses = new List<ResponseDescription>();
        foreach (var (status, written) in document.MapOf(operation, "responses"))
        {
            if (
                status.StartsWith("x-", StringComparison.Ordinal)
                || document.Resolve(written.Pointer, written.Element)
                    is not { Element: { ValueKind: JsonValueKind.Object } } place
            )
            {
                continue;
            }

            responses.Add(
                new ResponseDescription
                {
                    Status = status,
                    Content = isVersion2
                        ? ContentReader.ReadVersion2(document, operation, place)
                        : ContentReader.Read(document, place),
                    Headers = ParameterReader.ReadHeaders(document, isVersion2, place),
                    Links = isVersion2 ? [] : LinkReader.Links(document, place),
                }
            );
        }

        return responses;
    }
}
