using System.Text.Json.Nodes;

namespace Mockd.Bench.Fuzz;

/// <summary>Changes the structure of a description, so that it stays JSON and gets odd.</summary>
internal static class TreeMutation
{
    private static readonly string[] Keywords =
    [
        "$ref",
        "$id",
        "$anchor",
        "$dynamicRef",
        "allOf",
        "oneOf",
        "anyOf",
        "not",
        "items",
        "properties",
        "patternProperties",
        "additionalProperties",
        "discriminator",
        "type",
        "enum",
        "example",
        "examples",
        "parameters",
        "responses",
        "content",
        "schema",
        "required",
        "in",
        "name",
        "openapi",
        "paths",
        "servers",
    ];

    public static void Apply(JsonNode root, Random random)
    {
        var nodes = Nodes(root);
        for (var i = random.Next(1, 20); i > 0; i--)
        {
            if (nodes[random.Next(nodes.Count)] is JsonObject { Count: > 0 } owner)
            {
                Change(owner, nodes, random);
            }
        }
    }

    private static List<JsonNode> Nodes(JsonNode root)
    {
        var nodes = new List<JsonNode> { root };
        for (var i = 0; i < nodes.Count; i++)
        {
            var children = nodes[i] switch
            {
                JsonObject o => o.Select(m => m.Value),
                JsonArray a => a,
                _ => [],
            };
            nodes.AddRange(children.OfType<JsonNode>());
        }

        return nodes;
    }

    private static void Change(JsonObject owner, List<JsonNode> nodes, Random random)
    {
        var name = owner.ElementAt(random.Next(owner.Count)).Key;
        switch (random.Next(5))
        {
            case 0:
                owner.Remove(name);
                break;
            case 1:
                owner[name] = Leaf(nodes, random);
                break;
            case 2:
                owner[Keywords[random.Next(Keywords.Length)]] = Leaf(nodes, random);
                break;
            case 3:
                owner[Keywords[random.Next(Keywords.Length)]] = Copy(nodes[random.Next(nodes.Count)]);
                break;
            default:
                owner[name] = Copy(nodes[random.Next(nodes.Count)]);
                break;
        }
    }

    private static JsonNode? Leaf(List<JsonNode> nodes, Random random) =>
        random.Next(9) switch
        {
            0 => null,
            1 => random.Next(-2, 3),
            2 => 1e300,
            3 => "",
            4 => random.Next(2) == 0,
            5 => new JsonArray(),
            6 => new JsonObject(),
            7 => Reference(nodes[random.Next(nodes.Count)]),
            _ => Deep(random.Next(400)),
        };

    /// <summary>JsonNode's path as a reference, which is right unless a name holds dots or slashes: then it dangles.</summary>
    private static string Reference(JsonNode target) =>
        "#"
        + target
            .GetPath()
            .TrimStart('$')
            .Replace("['", ".")
            .Replace("']", "")
            .Replace('[', '.')
            .Replace("]", "")
            .Replace("/", "~1")
            .Replace('.', '/');

    private static JsonNode Deep(int levels)
    {
        JsonNode node = new JsonObject { ["type"] = "object" };
        for (var i = 0; i < levels; i++)
        {
            node = i % 2 == 0 ? new JsonObject { ["not"] = node } : new JsonObject { ["allOf"] = new JsonArray(node) };
        }

        return node;
    }

    // Copies of large parts, taken again and again, would make each input a large one.
    private static JsonNode? Copy(JsonNode node) => Nodes(node).Count < 2000 ? node.DeepClone() : null;
}
