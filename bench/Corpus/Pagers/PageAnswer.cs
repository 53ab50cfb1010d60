using System.Text.Json;
using System.Text.Json.Nodes;
using Mockd.Engine.Exchanges;

namespace Corpus;

/// <summary>One answered page, as a client sees it: what it looks for is found by names of its own, not by the product's.</summary>
internal sealed class PageAnswer
{
    private const int Deepest = 4;

    private PageAnswer(Response response, JsonNode? body)
    {
        Response = response;
        Body = body;
        Rows = FindRows(body);
    }

    public Response Response { get; }

    public JsonNode? Body { get; }

    /// <summary>The list nearest to the top; null when there is none.</summary>
    public JsonArray? Rows { get; }

    public static PageAnswer Of(Response response)
    {
        try
        {
            return new(response, response.Body.IsEmpty ? null : JsonNode.Parse(response.Body.Span));
        }
        catch (JsonException)
        {
            return new(response, null);
        }
    }

    /// <summary>The name in small letters and digits only.</summary>
    public static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>The first member of one of these names outside of rows, the nearest to the top; null when there is none.</summary>
    public JsonNode? Find(params string[] names)
    {
        List<JsonObject> level = Body is JsonObject top ? [top] : [];
        for (var depth = 0; depth < Deepest && level.Count > 0; depth++)
        {
            foreach (var (name, value) in level.SelectMany(o => o))
            {
                if (value is not null && names.Contains(Plain(name)))
                {
                    return value;
                }
            }

            level = [.. level.SelectMany(o => o.Select(m => m.Value).OfType<JsonObject>())];
        }

        return null;
    }

    public string? Text(params string[] names) =>
        Find(names) is JsonValue value && value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number
            ? value.ToString()
            : null;

    public long? Number(params string[] names) => long.TryParse(Text(names), out var number) ? number : null;

    /// <summary>What a flag says; null when there is none.</summary>
    public bool? Flag(params string[] names) =>
        Find(names) is JsonValue value && value.GetValueKind() is JsonValueKind.True or JsonValueKind.False
            ? value.GetValue<bool>()
            : null;

    /// <summary>The address of the next page; null when the answer gives none.</summary>
    public string? NextLink()
    {
        var named = Find(
            "next",
            "nexturl",
            "nexturi",
            "nextlink",
            "nexthref",
            "nextpage",
            "nextpageuri",
            "nextpageurl",
            "odatanextlink"
        );
        var text = named switch
        {
            JsonObject link => (link["href"] ?? link["url"] ?? link["uri"])?.ToString(),
            JsonValue value when value.GetValueKind() == JsonValueKind.String => value.ToString(),
            _ => ListedNext(),
        };
        return text is not null && (text.StartsWith("http", StringComparison.Ordinal) || text.StartsWith('/'))
            ? text
            : null;
    }

    public string? LinkHeader() =>
        Response
            .Headers.Where(h => h.Key.Equals("Link", StringComparison.OrdinalIgnoreCase))
            .SelectMany(h => h.Value.Split(','))
            .Where(link => link.Contains("rel=\"next\"", StringComparison.Ordinal))
            .Select(link =>
                link[(link.IndexOf('<', StringComparison.Ordinal) + 1)..link.IndexOf('>', StringComparison.Ordinal)]
            )
            .FirstOrDefault();

    /// <summary>The id of the last row; null when it has none.</summary>
    public string? LastId() =>
        Rows is [.., JsonObject last]
            ? last.FirstOrDefault(m => Plain(m.Key) is "id" or "uuid" or "guid" or "sid" or "key").Value?.ToString()
            : null;

    private string? ListedNext() =>
        Find("links", "link") is JsonArray links
            ? links.OfType<JsonObject>().FirstOrDefault(l => l["rel"]?.ToString() == "next")?["href"]?.ToString()
            : null;

    private static JsonArray? FindRows(JsonNode? body)
    {
        if (body is JsonArray own)
        {
            return own;
        }

        List<JsonObject> level = body is JsonObject top ? [top] : [];
        for (var depth = 0; depth < 3 && level.Count > 0; depth++)
        {
            // The lists of a thing are no pages of things.
            var lists = level
                .Where(o => !o.Any(m => Plain(m.Key) is "id" or "gid" or "uuid"))
                .SelectMany(o => o.Select(m => m.Value).OfType<JsonArray>())
                .ToList();
            if (lists.Count > 0)
            {
                return lists.Find(l => l is [JsonObject, ..]) ?? lists[0];
            }

            level = [.. level.SelectMany(o => o.Select(m => m.Value).OfType<JsonObject>())];
        }

        return null;
    }
}
