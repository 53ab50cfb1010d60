using System.Globalization;
using System.Text;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Representations;

/// <summary>Writes multipart bodies (RFC 2046, RFC 7578): a part for each member of an object or item of a list.</summary>
internal sealed class MultipartText(MediaType media)
{
    private readonly StringBuilder _text = new();

    /// <summary>The body, and the boundary that stands between its parts.</summary>
    public (string Text, string Boundary) Write(JsonValue value)
    {
        var parts = Parts(value).ToList();
        var boundary = Boundary(parts);
        foreach (var (headers, body) in parts)
        {
            _text
                .Append("--")
                .Append(boundary)
                .Append("\r\n")
                .Append(headers)
                .Append("\r\n")
                .Append(body)
                .Append("\r\n");
        }

        return (_text.Append("--").Append(boundary).Append("--\r\n").ToString(), boundary);
    }

    private IEnumerable<(string Headers, string Body)> Parts(JsonValue value)
    {
        if (value is JsonObject members && media.ItemSchema is null)
        {
            foreach (var (name, member) in members)
            {
                // A list is a part for each of its items, under the one name.
                foreach (var item in member is JsonArray items ? items : (IEnumerable<JsonValue>)[member])
                {
                    yield return Part(item, media.Encoding.GetValueOrDefault(name), name);
                }
            }

            yield break;
        }

        var index = 0;
        foreach (var item in value as JsonArray ?? JsonArray.Of([value]))
        {
            var encoding = index < media.PrefixEncoding.Count ? media.PrefixEncoding[index] : media.ItemEncoding;
            index++;
            yield return Part(item, encoding, null);
        }
    }

    private static (string Headers, string Body) Part(JsonValue value, MemberEncoding? encoding, string? name)
    {
        var type =
            encoding?.ContentType?.Split(',')[0].Trim() is { Length: > 0 } said ? Representation.Concrete(said)
            : value is JsonObject or JsonArray ? "application/json"
            : "text/plain";
        var disposition = name is null ? "" : $"Content-Disposition: form-data; name=\"{Quoted(name)}\"\r\n";
        return (
            $"{disposition}Content-Type: {type}\r\n",
            MediaTypeNames.IsJson(type) ? value.ToString() : value.ToPlainText()
        );
    }

    // As browsers write names (WHATWG HTML, section 4.10.21.7).
    private static string Quoted(string name) =>
        name.Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal)
            .Replace("\"", "%22", StringComparison.Ordinal);

    private static string Boundary(List<(string Headers, string Body)> parts)
    {
        for (var i = 1; ; i++)
        {
            var boundary = string.Create(CultureInfo.InvariantCulture, $"part-of-{parts.Count}-{i}");
            if (!parts.Exists(p => p.Body.Contains(boundary, StringComparison.Ordinal)))
            {
                return boundary;
            }
        }
    }
}
