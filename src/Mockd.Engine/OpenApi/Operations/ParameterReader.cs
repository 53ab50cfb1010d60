using System.Text.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>Reads parameters and response headers of any version.</summary>
internal static class ParameterReader
{
    /// <returns>Null for what is not a parameter in the sense of version 3: bodies, forms and unknown locations.</returns>
    public static Parameter? Read(DescriptionDocument document, bool isVersion2, PlacedElement place)
    {
        if (place.Element.TextMember("name") is not { } name || LocationOf(place.Element) is not { } location)
        {
            return null;
        }

        return isVersion2 ? Version2(document, place, name, location) : Version3(document, place, name, location);
    }

    public static IReadOnlyList<Parameter> ReadHeaders(
        DescriptionDocument document,
        bool isVersion2,
        PlacedElement response
    )
    {
        var headers = new List<Parameter>();
        foreach (var (name, written) in document.MapOf(response, "headers"))
        {
            if (
                document.Resolve(written.Pointer, written.Element) is
                { Element: { ValueKind: JsonValueKind.Object } } place
            )
            {
                headers.Add(
                    isVersion2
                        ? Version2(document, place, name, ParameterLocation.Header)
                        : Version3(document, place, name, ParameterLocation.Header)
                );
            }
        }

        return headers;
    }

    private static ParameterLocation? LocationOf(JsonElement parameter) =>
        parameter.TextMember("in") switch
        {
            "path" => ParameterLocation.Path,
            "query" => ParameterLocation.Query,
            "header" => ParameterLocation.Header,
            "cookie" => ParameterLocation.Cookie,
            "querystring" => ParameterLocation.QueryString,
            _ => null,
        };

    private static Parameter Version3(
        DescriptionDocument document,
        PlacedElement place,
        string name,
        ParameterLocation location
    )
    {
        var isForm = location is ParameterLocation.Query or ParameterLocation.Cookie;
        var style = place.Element.TextMember("style") ?? (isForm ? "form" : "simple");
        var content = place.Element.Member("schema") is null ? ContentReader.Read(document, place) : [];
        return new Parameter
        {
            Name = name,
            In = location,
            Required = location == ParameterLocation.Path || (place.Element.FlagMember("required") ?? false),
            Style = style,
            Explode = place.Element.FlagMember("explode") ?? style is "form" or "cookie",
            ContentType = content.Count > 0 ? content[0].Name : null,
            AllowsEmpty = place.Element.FlagMember("allowEmptyValue") ?? false,
            TakesDays = SpeaksOfDays(place.Element.TextMember("description")),
            Schema = content.Count > 0 ? content[0].Schema : ContentReader.SchemaOf(document, place),
            Source = new ExampleSource(document, place),
        };
    }

    // Version 2 has no schema object here: the parameter itself carries the keywords.
    private static Parameter Version2(
        DescriptionDocument document,
        PlacedElement place,
        string name,
        ParameterLocation location
    )
    {
        var format = place.Element.TextMember("collectionFormat");
        return new Parameter
        {
            Name = name,
            In = location,
            Required = location == ParameterLocation.Path || (place.Element.FlagMember("required") ?? false),
            Style = format switch
            {
                "ssv" => "spaceDelimited",
                "pipes" => "pipeDelimited",
                _ => location == ParameterLocation.Query ? "form" : "simple",
            },
            Explode = format == "multi",
            AllowsEmpty = place.Element.FlagMember("allowEmptyValue") ?? false,
            TakesDays = SpeaksOfDays(place.Element.TextMember("description")),
            Schema = document.SchemaAt(place.Pointer, place.Element),
        };
    }

    // `YYYY-MM-DD` alone, not as the beginning of `YYYY-MM-DDTHH:MM:SS`.
    private static bool SpeaksOfDays(string? text)
    {
        const string Day = "YYYY-MM-DD";
        var at = text?.IndexOf(Day, StringComparison.OrdinalIgnoreCase) ?? -1;
        return at >= 0 && (at + Day.Length == text!.Length || text[at + Day.Length] is not ('T' or 't'));
    }
}
