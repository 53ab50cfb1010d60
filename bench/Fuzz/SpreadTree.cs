using System.Text.Json.Nodes;

namespace Mockd.Bench.Fuzz;

/// <summary>
/// Spreads a description over files: parts move out and references take their place, some of them to where nothing is, to
/// each other in circles, out of the folder, or to other machines.
/// </summary>
internal static class SpreadTree
{
    public const string Secret = "what nobody may read";
    private const int MostFiles = 12;
    private static readonly string[] Odd =
    [
        "../secret.json",
        "../secret.json#/x",
        "%2e%2e/secret.json",
        "..%2Fsecret.json",
        "link.json",
        "links/secret.json",
        "/etc/passwd",
        "file:///etc/passwd",
        "http://127.0.0.1:9/x.json",
        "http://169.254.169.254/latest",
        "https://[::1]/x",
        "api.json",
        "./api.json#/components",
        "missing.json#/x",
        "part-0.json#",
        "part-1.json#/a",
        "//host/x",
        "part-0.json?x=1",
        "\u0000",
        "a/../part-0.json",
        ".",
        "",
        "C:\\x.json",
    ];

    /// <summary>Writes <c>api.json</c> and what it refers to into a folder, and a secret beside the folder.</summary>
    public static void Write(JsonNode root, string folder, Random random)
    {
        Directory.CreateDirectory(folder);
        var secret = new JsonObject
        {
            ["type"] = "string",
            ["const"] = Secret,
            ["x"] = new JsonObject { ["const"] = Secret },
        };
        File.WriteAllText(Path.Combine(folder, "..", "secret.json"), secret.ToJsonString());
        File.CreateSymbolicLink(Path.Combine(folder, "link.json"), "../secret.json");
        Directory.CreateSymbolicLink(Path.Combine(folder, "links"), "..");
        for (var i = random.Next(1, MostFiles); i >= 0; i--)
        {
            var owners = Owners(root);
            if (owners.Count == 0)
            {
                break;
            }

            var owner = owners[random.Next(owners.Count)];
            var name = owner.ElementAt(random.Next(owner.Count)).Key;
            var part = owner[name];
            owner[name] = new JsonObject { ["$ref"] = Address(i, random) };
            File.WriteAllText(Path.Combine(folder, $"part-{i}.json"), PartOf(part, i, random));
        }

        File.WriteAllText(Path.Combine(folder, "api.json"), root.ToJsonString());
    }

    private static string Address(int part, Random random) =>
        random.Next(3) == 0 ? Odd[random.Next(Odd.Length)]
        : random.Next(2) == 0 ? $"part-{part}.json"
        : $"./part-{part}.json#/a";

    private static string PartOf(JsonNode? part, int number, Random random) =>
        random.Next(4) switch
        {
            0 => part?.ToJsonString() ?? "null",
            1 => new JsonObject { ["a"] = part?.DeepClone(), ["$id"] = Odd[random.Next(Odd.Length)] }.ToJsonString(),
            2 => $$"""{ "a": { "$ref": "part-{{random.Next(MostFiles)}}.json#/a" }, "type": "object" }""",
            _ => $"a:\n  $ref: '{Address(number, random)}'\n  properties: {{ x: {{ $ref: '#/a' }} }}\n",
        };

    private static List<JsonObject> Owners(JsonNode root)
    {
        var owners = new List<JsonObject>();
        var open = new Stack<JsonNode>([root]);
        while (open.TryPop(out var node))
        {
            if (node is JsonObject { Count: > 0 } owner)
            {
                owners.Add(owner);
            }

            var below = node switch
            {
                JsonObject o => o.Select(m => m.Value),
                JsonArray a => a,
                _ => [],
            };
            foreach (var child in below.OfType<JsonNode>())
            {
                open.Push(child);
            }
        }

        return owners;
    }
}
