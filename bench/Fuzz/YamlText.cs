using System.Text;
using System.Text.Json.Nodes;

namespace Mockd.Bench.Fuzz;

/// <summary>Writes a tree as YAML in changing styles, with anchors, aliases and merge keys here and there.</summary>
internal static class YamlText
{
    public static string Write(JsonNode tree, Random random)
    {
        var text = new StringBuilder();
        var anchors = 0;
        Node(text, tree, 0, random, ref anchors);
        return text.ToString();
    }

    private static void Node(StringBuilder text, JsonNode? node, int depth, Random random, ref int anchors)
    {
        if (anchors > 0 && random.Next(400) == 0)
        {
            text.Append(" *a").Append(random.Next(anchors)).Append('\n');
            return;
        }

        var hasAnchor = random.Next(200) == 0;
        if (hasAnchor)
        {
            text.Append(" &a").Append(anchors);
        }

        switch (node)
        {
            case JsonObject { Count: > 0 } members when random.Next(60) > 0 && depth < 450:
                text.Append('\n');
                Members(text, members, depth, random, ref anchors);
                break;
            case JsonArray { Count: > 0 } items when random.Next(60) > 0 && depth < 450:
                text.Append('\n');
                foreach (var item in items)
                {
                    text.Append(' ', depth).Append('-');
                    Node(text, item, depth + 1, random, ref anchors);
                }

                break;
            default:
                Scalar(text, node, depth, random);
                break;
        }

        anchors += hasAnchor ? 1 : 0;
    }

    private static void Members(StringBuilder text, JsonObject members, int depth, Random random, ref int anchors)
    {
        foreach (var (name, value) in members)
        {
            text.Append(' ', depth);
            text.Append(random.Next(3) == 0 || !IsPlain(name) ? JsonValue.Create(name).ToJsonString() : name)
                .Append(':');
            Node(text, value, depth + 1, random, ref anchors);
        }

        if (anchors > 0 && random.Next(100) == 0)
        {
            text.Append(' ', depth).Append("<<: *a").Append(random.Next(anchors)).Append('\n');
        }
    }

    private static void Scalar(StringBuilder text, JsonNode? node, int depth, Random random)
    {
        var json = node?.ToJsonString() ?? "null";
        if (node is JsonValue value && value.TryGetValue<string>(out var written))
        {
            if (random.Next(2) == 0 && IsPlain(written))
            {
                text.Append(' ').Append(written).Append('\n');
                return;
            }

            if (random.Next(3) == 0)
            {
                text.Append(random.Next(2) == 0 ? " |" : " >-").Append('\n');
                foreach (var line in written.Split('\n'))
                {
                    text.Append(' ', depth + 2).Append(line).Append('\n');
                }

                return;
            }
        }

        text.Append(' ').Append(json).Append('\n');
    }

    private static bool IsPlain(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '.') && text[0] != '.';
}
