using System.Text.Json;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Representations;

namespace Mockd.Engine.Checks;

/// <summary>Reads parameters whose text is of a media type (`content`), the whole query among them.</summary>
internal static class DescribedText
{
    /// <summary>The value, or what is wrong with its text; null when the parameter was not sent.</summary>
    public static (JsonValue? Value, string? Problem)? Find(Parameter parameter, string type, in CheckedRequest request)
    {
        if (parameter.In != ParameterLocation.QueryString)
        {
            return Written(parameter, request) is { } written ? Parsed(type, written) : null;
        }

        if (request.RawQuery.Length == 0)
        {
            return null;
        }

        return Representation.KindOf(type) == RepresentationKind.Form
            ? (FormCoercion.Read(request.Query.Pairs, parameter.Schema), null)
            : Parsed(type, Uri.UnescapeDataString(request.RawQuery));
    }

    private static string? Written(Parameter parameter, in CheckedRequest request) =>
        parameter.In switch
        {
            ParameterLocation.Path => request.Path.Find(parameter.Name),
            ParameterLocation.Header => request.Headers?.Get(parameter.Name),
            ParameterLocation.Cookie => RequestCookies
                .Read(request, parameter)
                .LastOrDefault(c => c.Key == parameter.Name)
                .Value,
            _ => request.Query.Get(parameter.Name),
        };

    private static (JsonValue? Value, string? Problem) Parsed(string type, string text)
    {
        if (!MediaTypeNames.IsJson(type))
        {
            return (new JsonText(text), null);
        }

        try
        {
            return (JsonValue.Parse(text), null);
        }
        catch (JsonException e)
        {
            return (new JsonText(text), $"must be JSON, but: {e.Message}");
        }
    }
}
