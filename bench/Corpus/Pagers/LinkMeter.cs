using System.Text.Json;
using System.Text.Json.Nodes;

namespace Corpus;

/// <summary>Finds the addresses in an answer whose names say that they are of the API itself, and those of them that lead away.</summary>
internal static class LinkMeter
{
    private static readonly string[] Sure =
    [
        "self",
        "href",
        "selfurl",
        "selflink",
        "selfuri",
        "nexturl",
        "nexturi",
        "nextlink",
        "nextpageuri",
        "nextpageurl",
        "previouspageuri",
        "firstpageuri",
        "lastpageuri",
        "odatanextlink",
        "resourceuri",
        "resourceurl",
    ];

    /// <summary>How many there are, and the paths of those that are no address of a twin.</summary>
    public static (int Links, IReadOnlyList<string> Foreign) Measure(PageAnswer answer)
    {
        var foreign = new List<string>();
        var links = 0;
        Look(answer.Body, "$", isInLinks: false);
        foreach (var (name, value) in answer.Response.Headers)
        {
            if (name.Equals("Location", StringComparison.OrdinalIgnoreCase) && answer.Response.Status < 300)
            {
                Count(name, value);
            }
        }

        return (links, foreign);

        void Look(JsonNode? node, string path, bool isInLinks)
        {
            if (node is JsonArray items)
            {
                for (var i = 0; i < items.Count; i++)
                {
                    Look(items[i], $"{path}[{i}]", isInLinks);
                }
            }
            else if (node is JsonObject members)
            {
                foreach (var (name, value) in members)
                {
                    var plain = PageAnswer.Plain(name);
                    if (
                        value is JsonValue text
                        && text.GetValueKind() == JsonValueKind.String
                        && (isInLinks || Sure.Contains(plain))
                    )
                    {
                        Count($"{path}.{name}", text.ToString());
                    }

                    Look(value, $"{path}.{name}", plain == "links" && value is JsonObject);
                }
            }
        }

        void Count(string path, string address)
        {
            links += address.StartsWith("http", StringComparison.Ordinal) || address.StartsWith('/') ? 1 : 0;
            if (address.Contains("//example.com", StringComparison.Ordinal))
            {
                foreign.Add($"{path}: {address}");
            }
        }
    }
}
