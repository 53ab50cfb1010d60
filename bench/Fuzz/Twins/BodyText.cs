using System.Text;
using System.Text.Json.Nodes;

namespace Mockd.Bench.Fuzz.Twins;

/// <summary>Writes a body in a media type.</summary>
internal static class BodyText
{
    public static (string ContentType, byte[] Body) Write(string mediaType, JsonNode? body, Random random)
    {
        if (mediaType.Contains("x-www-form-urlencoded", StringComparison.Ordinal))
        {
            var pairs = new List<(string Name, string Value)>();
            Flatten("", body, pairs);
            var text = string.Join('&', pairs.Select(p => $"{Escaped(p.Name, random)}={Escaped(p.Value, random)}"));
            return (mediaType, Encoding.UTF8.GetBytes(text));
        }

        if (mediaType.StartsWith("multipart/", StringComparison.Ordinal))
        {
            var pairs = new List<(string Name, string Value)>();
            Flatten("", body, pairs);
            var parts = pairs.Select(p =>
                $"--b0\r\nContent-Disposition: form-data; name=\"{p.Name}\"{(random.Next(3) == 0 ? "; filename=\"a\"" : "")}\r\n\r\n{p.Value}\r\n"
            );
            var end = random.Next(20) == 0 ? "" : "--b0--\r\n";
            return (mediaType + "; boundary=b0", Encoding.UTF8.GetBytes(string.Concat(parts) + end));
        }

        return (mediaType, Encoding.UTF8.GetBytes(body?.ToJsonString() ?? "null"));
    }

    private static void Flatten(string name, JsonNode? value, List<(string Name, string Value)> pairs)
    {
        switch (value)
        {
            case JsonObject members:
                foreach (var (key, member) in members)
                {
                    Flatten(name.Length == 0 ? key : $"{name}[{key}]", member, pairs);
                }

                break;
            case JsonArray items:
                for (var i = 0; i < items.Count && pairs.Count < 5_000; i++)
                {
                    Flatten($"{name}[{i}]", items[i], pairs);
                }

                break;
            default:
                pairs.Add((name, value?.ToString() ?? ""));
                break;
        }
    }

    // Half a surrogate has no escape, and a sign that is not escaped at all is sent as well.
    private static string Escaped(string text, Random random)
    {
        if (random.Next(30) == 0)
        {
            return text;
        }

        try
        {
            return Uri.EscapeDataString(text);
        }
        catch (UriFormatException)
        {
            return text;
        }
    }
}
